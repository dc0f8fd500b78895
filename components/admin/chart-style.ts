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

const steps = [1, 10, 100, 1_000, 10_000, 100_000].flatMap((decade) => [decade, 2 * decade, 5 * decade]);
const MOST_TICKS = 6;

/** Round durations around these ones, on a scale of factors, for as many lines as can be told apart. */
export function durationTicks(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const from = steps.findLast((step) => step < least) ?? 1;
  const to = steps.find((step) => step > most) ?? Math.max(most, 1_000_000);
  const between = [...steps.filter((step) => step >= from && step < to), to];
  const every = Math.ceil((between.length - 1) / (MOST_TICKS - 1));
  // From the top, whose line ends the chart.
  return between.filter((_, at) => (between.length - 1 - at) % every === 0);
}
