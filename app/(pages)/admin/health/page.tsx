import type { Metadata } from "next";
import { Figure, Figures } from "@/components/admin/figure";
import { Panel } from "@/components/admin/panel";
import { PoolsTable } from "@/components/admin/pools-table";
import { Refresher } from "@/components/admin/refresher";
import { StatusMark } from "@/components/ui/status-mark";
import { formatCount, formatDuration } from "@/lib/client/run/format";
import { adminOfPage } from "@/lib/http/page-caller";
import { services } from "@/lib/services";

/** Title of the page. */
export const metadata: Metadata = { title: "Health" };

const tones = { up: "completed", degraded: "limited", down: "failed" } as const;
const checkTones = { enforced: "completed", weak: "limited", absent: "failed" } as const;

/** How the parts are, and what the engine really enforces here. */
export default async function HealthPage() {
  await adminOfPage("/admin/health");
  const { health, limits } = services();
  const report = await health.check();
  const { engine, tier, summary, checks } = limits.describe();
  return (
    <>
      <h1 className="sr-only">Health</h1>
      <Refresher everyMs={5000} />
      <Figures label="The server">
        <Figure name="State" value={<StatusMark tone={tones[report.state]} word={report.state} />} />
        <Figure name="Version" value={report.version} />
        <Figure name="Up for" value={formatDuration(report.uptimeSeconds * 1000)} />
        <Figure name="Engine" value={engine} note={`tier: ${tier}`} />
        <Figure name="Running" value={formatCount(report.queue.running)} />
        <Figure name="Waiting" value={formatCount(report.queue.queued)} />
      </Figures>
      <Panel title="Parts">
        <ul className="rounded-panel border border-line">
          {Object.entries(report.parts).map(([name, { state, detail }]) => (
            <li key={name} className="flex flex-wrap gap-x-4 border-line border-b px-3 py-2 text-sm last:border-b-0">
              <span className="w-24 font-medium">{name}</span>
              <span className="w-28">
                <StatusMark tone={tones[state]} word={state} />
              </span>
              <span className="min-w-0 break-words text-muted">{detail}</span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="What is enforced here">
        <p className="text-muted text-sm">{summary}</p>
        <ul className="rounded-panel border border-line">
          {checks.map(({ id, state, by, remedy }) => (
            <li key={id} className="flex flex-wrap gap-x-4 border-line border-b px-3 py-2 text-sm last:border-b-0">
              <span className="w-40 font-medium">{id.replaceAll("_", " ")}</span>
              <span className="w-28">
                <StatusMark tone={checkTones[state]} word={state} />
              </span>
              <span className="w-full min-w-0 break-words text-muted sm:w-auto sm:flex-1">
                {by}
                {remedy ? <span className="block text-limited">{remedy}</span> : null}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Warm sandboxes">
        <PoolsTable pools={report.pools} />
      </Panel>
    </>
  );
}
