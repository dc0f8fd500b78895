"use client";

import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { UsageRange, UsageReport } from "@/lib/contracts/admin";

const parts = [
  { key: "ok", name: "ok", colour: "var(--completed)" },
  { key: "failed", name: "failed", colour: "var(--failed)" },
  { key: "limited", name: "stopped by a limit", colour: "var(--limited)" },
] as const;

const text = { fill: "var(--muted)", fontSize: 11 };

/** Executions over time by how they ended; the table below it says the same in figures. */
export function UsageChart({ series, range }: { series: UsageReport["series"]; range: UsageRange }) {
  const label = (at: string) => (range === "day" ? at.slice(11, 16) : at.slice(5, 10));
  return (
    <figure aria-label="Executions by how they ended" className="h-64 rounded-panel border border-line p-3">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...series]} margin={{ top: 4, right: 4, bottom: 0, left: -16 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="at" tickFormatter={label} tick={text} tickLine={false} axisLine={false} minTickGap={24} />
          <YAxis allowDecimals={false} tick={text} tickLine={false} axisLine={false} width={56} />
          <Tooltip
            cursor={{ fill: "var(--hover)" }}
            contentStyle={{
              background: "var(--raised)",
              border: "1px solid var(--line)",
              borderRadius: 6,
              fontSize: 12,
              color: "var(--ink)",
            }}
            labelFormatter={(at) => `${String(at).slice(0, 16).replace("T", " ")} UTC`}
          />
          <Legend iconType="square" iconSize={8} wrapperStyle={{ fontSize: 12 }} />
          {parts.map(({ key, name, colour }) => (
            <Bar key={key} dataKey={key} name={name} stackId="runs" fill={colour} isAnimationActive={false} />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
