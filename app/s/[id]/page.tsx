import type { Metadata } from "next";
import { formatBytes } from "@/lib/client/run/format";
import { statusOf, viewOf } from "@/lib/client/shares/run-view";
import type { SharedDocument } from "@/lib/contracts/shares";
import { services } from "@/lib/services";
import { loadShare } from "./load-share";
import { SharedView } from "./shared-view";

interface Properties {
  params: Promise<{ id: string }>;
}

/** Title and preview; links are for those who have them, not for search engines. */
export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const { share, url, run } = await loadShare((await params).id);
  const { document } = share;
  const title = document.title || document.entrypoint || "Shared code";
  const size = formatBytes(document.files.reduce((sum, file) => sum + file.content.length, 0));
  const ran = run ? ` It ran: ${statusOf(viewOf(run.execution, run.events).state).word}.` : "";
  const description = `${languageName(document.language)}, ${size}.${ran}`;
  return {
    title,
    description,
    robots: { index: false, follow: false },
    openGraph: { title, description, url, siteName: "Podium", type: "article" },
    twitter: { card: "summary", title, description },
  };
}

/** What somebody shared: the code, and the run with it, live while it is not over. */
export default async function Page({ params }: Properties) {
  const { share, url, mine, run } = await loadShare((await params).id);
  return (
    <SharedView
      id={share.id}
      url={url}
      mine={mine}
      language={languageName(share.document.language)}
      version={versionName(share.document)}
      sharedAt={share.createdAt.toISOString()}
      expiresAt={share.expiresAt?.toISOString()}
      document={share.document}
      run={run}
    />
  );
}

function languageName(id: string): string {
  return (
    services()
      .languages.list()
      .find((language) => language.id === id)?.name ?? id
  );
}

/** "3.11" of a version called "3": what people know it by. */
function versionName({ language, version }: SharedDocument): string | undefined {
  const versions = services()
    .languages.list()
    .find(({ id }) => id === language)?.versions;
  return (
    versions
      ?.find(({ id }) => id === version)
      ?.full.split(".")
      .slice(0, 2)
      .join(".") ?? version
  );
}
