import type { Metadata } from "next";
import { apiFilter, readFilter } from "@/lib/client/history/filter";
import type { RunPage } from "@/lib/client/history/history-api";
import { listExecutions } from "@/lib/contracts/operations-executions";
import { editorBundle } from "@/lib/http/editor-bundle";
import { pageCaller } from "@/lib/http/page-caller";
import { services } from "@/lib/services";
import { HistoryView } from "./history-view";

/** Title of the page. */
export const metadata: Metadata = { title: "History" };

interface Properties {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Every run of an account, or of a browser without one; the first rows come with the page. */
export default async function HistoryPage({ searchParams }: Properties) {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) if (typeof value === "string") asked.set(name, value);
  const { ownerId, user } = await pageCaller();
  const filter = readFilter(asked);
  // Days are the reader's, and where the reader's day begins only the browser knows.
  const first = filter.time === "between" ? undefined : await firstPage(ownerId, apiFilter(filter, Date.now()));
  const { languages, config } = services();
  return (
    <HistoryView
      first={first}
      languages={languages.list().map(({ id, name, monaco, fileName }) => ({ id, name, monaco, fileName }))}
      bundle={editorBundle()}
      signedIn={user !== undefined}
      retentionDays={config.retentionDays}
    />
  );
}

async function firstPage(ownerId: string | undefined, filter: Record<string, string>): Promise<RunPage> {
  // Nobody yet: the browser's first run makes it an owner.
  if (ownerId === undefined) return { items: [] };
  const query = listExecutions.query.parse({ ...filter, limit: "50" });
  return services().executions.list({ ownerId }, query);
}
