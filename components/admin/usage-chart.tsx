"use client";

import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { UsageRange, UsageReport } from "@/lib/contracts/admin";
import { chartText, chartTooltip, momentLabel, tickLabel } from "./chart-style";

const parts = [
  { key: "ok", name: "ok", colour: "var(--completed)" },
  { key: "failed", name: "failed", colour: "var(--failed)" },
  { key: "limited", name: "stopped by a limit", colour: "var(--limited)" },
] as const;

/** Executions over time by how they ended; the table below it says the same in figures. */
export function UsageChart({ series, range }: { series: UsageReport["series"]; range: UsageRange }) {
  return (
    <figure aria-label="Executions by how they ended" className="h-64 rounded-panel border border-line p-3">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...series]} margin={{ top: 4, right: 4, bottom: 0, left: -16 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="at"
            tickFormatter={tickLabel(range)}
            tick={chartText}
            tickLine={false}
            axisLine={false}
            minTickGap={24}
          />
          <YAxis allowDecimals={false} tick={chartText} tickLine={false} axisLine={false} width={56} />
          <Tooltip {...chartTooltip} labelFormatter={momentLabel} />
          <Legend iconType="square" iconSize={8} wrapperStyle={{ fontSize: 12 }} />
          {parts.map(({ key, name, colour }) => (
            <Bar key={key} dataKey={key} name={name} stackId="runs" fill={colour} isAnimationActive={false} />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
