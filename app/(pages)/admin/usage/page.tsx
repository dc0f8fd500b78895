import type { Metadata } from "next";
import Link from "next/link";
import { Figure, Figures } from "@/components/admin/figure";
import { LatencyChart } from "@/components/admin/latency-chart";
import { Panel } from "@/components/admin/panel";
import { UsageChart } from "@/components/admin/usage-chart";
import { LanguageUsage, OutcomeUsage, UserUsage } from "@/components/admin/usage-tables";
import { formatCount, formatDuration } from "@/lib/client/run/format";
import { type UsageRange, usageRangeSchema } from "@/lib/contracts/admin";
import { adminOfPage } from "@/lib/http/page-caller";
import { services } from "@/lib/services";

/** Title of the page. */
export const metadata: Metadata = { title: "Usage" };

interface Properties {
  searchParams: Promise<{ range?: string }>;
}

const names: Record<UsageRange, string> = { day: "24 hours", week: "7 days", month: "30 days" };

/** What was used: figures, a chart, then by outcome, language and user. */
export default async function UsagePage({ searchParams }: Properties) {
  await adminOfPage("/admin/usage");
  const range = usageRangeSchema.safeParse((await searchParams).range).data ?? "day";
  const report = await services().admin.usage(range);
  const { runs, cpuMs, wallMs, waitedMs } = report;
  return (
    <>
      <h1 className="sr-only">Usage</h1>
      <nav aria-label="Time" className="flex gap-1">
        {usageRangeSchema.options.map((each) => (
          <Link
            key={each}
            href={`/admin/usage?range=${each}`}
            aria-current={each === range ? "true" : undefined}
            className="rounded-control px-2 py-1 text-muted text-sm hover:bg-hover aria-[current=true]:bg-hover aria-[current=true]:font-medium aria-[current=true]:text-ink"
          >
            {names[each]}
          </Link>
        ))}
      </nav>
      <Figures label={`In the last ${names[range]}`}>
        <Figure name="Executions" value={formatCount(runs)} />
        <Figure name="CPU time" value={formatDuration(cpuMs)} />
        <Figure name="Wall p50" value={`≤ ${formatDuration(wallMs.p50)}`} />
        <Figure name="Wall p95" value={`≤ ${formatDuration(wallMs.p95)}`} />
        <Figure name="Wall p99" value={`≤ ${formatDuration(wallMs.p99)}`} />
        <Figure name="Waited p95" value={`≤ ${formatDuration(waitedMs.p95)}`} />
      </Figures>
      <UsageChart series={report.series} range={range} />
      <LatencyChart series={report.series} range={range} />
      <div className="grid gap-6 lg:grid-cols-2">
        <Panel title="By language">
          <LanguageUsage rows={report.languages} />
        </Panel>
        <Panel title="By user">
          <UserUsage rows={report.users} />
        </Panel>
        <Panel title="By outcome">
          <OutcomeUsage rows={report.outcomes} />
        </Panel>
      </div>
    </>
  );
}
