"use client";

import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatDuration } from "@/lib/client/run/format";
import type { UsageRange, UsageReport } from "@/lib/contracts/admin";
import { chartText, chartTooltip, durationTicks, momentLabel, tickLabel } from "./chart-style";
import { Panel } from "./panel";
import { type Column, DataTable } from "./data-table";

type Point = Required<UsageReport["series"][number]>;

// Told apart by dashes as well.
const lines = [
  { key: "wallMs.p50", name: "half of the runs", colour: "var(--running)", dashes: undefined },
  { key: "wallMs.p95", name: "95 in 100", colour: "var(--limited)", dashes: "5 3" },
] as const;

const atMost = (value: unknown) => `≤ ${formatDuration(Number(value))}`;

/** How long runs took over time, as a chart and as a table. */
export function LatencyChart({ series, range }: { series: UsageReport["series"]; range: UsageRange }) {
  const ran = series.filter((point): point is Point => point.wallMs !== undefined);
  if (ran.length === 0) return null;
  const ticks = durationTicks(ran.flatMap(({ wallMs }) => [wallMs.p50, wallMs.p95]));
  const least = Math.min(...ticks, ...ran.map(({ wallMs }) => wallMs.p50));
  return (
    <Panel title="How long runs took">
      <figure aria-label="How long runs took, by time" className="h-64 rounded-panel border border-line p-3">
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={[...series]} margin={{ top: 4, right: 4, bottom: 0, left: -8 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="at"
              tickFormatter={tickLabel(range)}
              tick={chartText}
              tickLine={false}
              axisLine={false}
              minTickGap={24}
              padding={{ left: 16, right: 16 }}
            />
            {/* From milliseconds to minutes; on an even scale the fast ones would lie on the ground. */}
            <YAxis
              scale="log"
              domain={[least, ticks.at(-1) ?? least]}
              ticks={ticks}
              tickFormatter={(value: number) => formatDuration(value)}
              tick={chartText}
              tickLine={false}
              axisLine={false}
              width={64}
            />
            <Tooltip {...chartTooltip} formatter={atMost} labelFormatter={momentLabel} />
            <Legend iconType="plainline" iconSize={16} wrapperStyle={{ fontSize: 12 }} />
            {lines.map(({ key, name, colour, dashes }) => (
              <Line
                key={key}
                dataKey={key}
                name={name}
                stroke={colour}
                strokeWidth={2}
                strokeDasharray={dashes}
                // An hour with runs between two without would have no line.
                dot={{ r: 2, fill: colour, strokeDasharray: "none" }}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </figure>
      <details className="text-sm">
        <summary className="w-fit cursor-pointer text-muted hover:text-ink">The same as a table</summary>
        <DataTable
          label="How long runs took, as a table"
          rows={ran}
          columns={columns}
          keyOf={({ at }) => at}
          empty={null}
        />
      </details>
    </Panel>
  );
}

const columns: Column<Point>[] = [
  {
    id: "at",
    name: "From",
    value: ({ at }) => at,
    cell: ({ at }) => <span className="tabular whitespace-nowrap">{momentLabel(at)}</span>,
  },
  {
    id: "p50",
    name: "Half of the runs",
    figure: true,
    value: (row) => row.wallMs.p50,
    cell: (row) => atMost(row.wallMs.p50),
  },
  { id: "p95", name: "95 in 100", figure: true, value: (row) => row.wallMs.p95, cell: (row) => atMost(row.wallMs.p95) },
];
