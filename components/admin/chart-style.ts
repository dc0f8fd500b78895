import type { ReactNode } from "react";
import type { UsageRange } from "@/lib/contracts/admin";

/** Look of the words at a chart's axes. */
export const chartText = { fill: "var(--muted)", fontSize: 11 };

/** Look of what a chart shows of a moment. */
export const chartTooltip = {
  cursor: { fill: "var(--hover)", stroke: "var(--line-strong)" },
  contentStyle: {
    background: "var(--raised)",
    border: "1px solid var(--line)",
    borderRadius: 6,
    fontSize: 12,
    color: "var(--ink)",
  },
};

/** A moment at the axis: the hour of a day, the day of more. */
export function tickLabel(range: UsageRange): (at: string) => string {
  return (at) => (range === "day" ? at.slice(11, 16) : at.slice(5, 10));
}

/** A moment in full. */
export function momentLabel(at: ReactNode): string {
  return `${String(at).slice(0, 16).replace("T", " ")} UTC`;
}
