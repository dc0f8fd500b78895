import type { Metadata } from "next";
import { ExecutionsTable } from "@/components/admin/executions-table";
import { Figure, Figures } from "@/components/admin/figure";
import { Panel } from "@/components/admin/panel";
import { PoolsTable } from "@/components/admin/pools-table";
import { Refresher } from "@/components/admin/refresher";
import { formatCount, formatDuration } from "@/lib/client/run/format";
import { adminOfPage } from "@/lib/http/page-caller";
import { services } from "@/lib/services";

/** Title of the page. */
export const metadata: Metadata = { title: "Administration" };

const SHOWN = 8;

/** How it is now: figures first, then what runs and what waits warm. */
export default async function AdminPage() {
  await adminOfPage("/admin");
  const { admin, reports } = services();
  const [overview, active, open] = await Promise.all([admin.overview(), admin.active(), reports.openCount()]);
  const { running, queued, permits, users, signedIn, day, pools } = overview;
  const ok = day.outcomes.find(({ outcome }) => outcome === "ok")?.runs ?? 0;
  return (
    <>
      <h1 className="sr-only">Administration</h1>
      <Refresher everyMs={3000} />
      <Figures label="Now and in the last day">
        <Figure name="Running" value={formatCount(running)} note={`${permits.inUse} of ${permits.total} places`} />
        <Figure name="Waiting" value={formatCount(queued)} />
        <Figure
          name="Runs in 24 h"
          value={formatCount(day.runs)}
          note={day.runs > 0 ? `${Math.round((ok / day.runs) * 100)} % ok` : "nothing yet"}
        />
        <Figure
          name="Wall time p95"
          value={`≤ ${formatDuration(day.wallMs.p95)}`}
          note={`waited ≤ ${formatDuration(day.waitedMs.p95)}`}
        />
        <Figure name="People" value={formatCount(users)} note={`${formatCount(signedIn)} sessions in 24 h`} />
        <Figure name="Open reports" value={formatCount(open)} />
      </Figures>
      <Panel title={`Executions now (${formatCount(active.total)})`}>
        <ExecutionsTable items={active.items.slice(0, SHOWN)} now={Date.now()} />
      </Panel>
      <Panel title="Warm sandboxes">
        <PoolsTable pools={pools} />
      </Panel>
    </>
  );
}
