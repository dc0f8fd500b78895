import type { Figures, UsageReport } from "../contracts/admin";
import type { Outcome } from "../contracts/events";

/** Executions of one hour, language and outcome; the histograms count places 1, 2, 4 … ms. */
export interface UsageRow {
  hour: Date;
  language: string;
  outcome: string;
  runs: number;
  cpu_ms: bigint;
  wall: number[] | null;
  waited: number[] | null;
}

/** What rows say together. */
export function figuresOf(rows: readonly UsageRow[]): Figures {
  return {
    runs: rows.reduce((sum, row) => sum + row.runs, 0),
    cpuMs: rows.reduce((sum, row) => sum + Number(row.cpu_ms), 0),
    wallMs: percentiles(rows.map(({ wall }) => wall)),
    waitedMs: percentiles(rows.map(({ waited }) => waited)),
    outcomes: counted(rows, "outcome").map(([outcome, runs]) => ({ outcome: outcome as Outcome, runs })),
    languages: counted(rows, "language").map(([language, runs]) => {
      const own = rows.filter((row) => row.language === language);
      const { p50, p95 } = percentiles(own.map(({ wall }) => wall));
      const ok = own.reduce((sum, row) => sum + (row.outcome === "ok" ? row.runs : 0), 0);
      return { language, runs, ok, cpuMs: own.reduce((sum, row) => sum + Number(row.cpu_ms), 0), p50, p95 };
    }),
  };
}

const limited = new Set(["timeout", "out_of_memory", "output_limit"]);

/** Runs by hour or day: what went well, what failed, what a limit ended, and how long they took. */
export function seriesOf(rows: readonly UsageRow[], from: Date, stepMs: number, steps: number): UsageReport["series"] {
  const byStep: UsageRow[][] = Array.from({ length: steps }, () => []);
  for (const row of rows) byStep[Math.floor((row.hour.getTime() - from.getTime()) / stepMs)]?.push(row);
  return byStep.map((own, step) => {
    const point = { at: new Date(from.getTime() + step * stepMs).toISOString(), ok: 0, failed: 0, limited: 0 };
    for (const { outcome, runs } of own)
      point[outcome === "ok" ? "ok" : limited.has(outcome) ? "limited" : "failed"] += runs;
    const { p50, p95 } = percentiles(own.map(({ wall }) => wall));
    return p95 > 0 ? { ...point, wallMs: { p50, p95 } } : point;
  });
}

function counted(rows: readonly UsageRow[], by: "outcome" | "language"): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[by], (counts.get(row[by]) ?? 0) + row.runs);
  return [...counts].sort(([, left], [, right]) => right - left);
}

function percentiles(histograms: readonly (number[] | null)[]) {
  const sum: number[] = [];
  for (const histogram of histograms) {
    for (const [place, count] of (histogram ?? []).entries()) sum[place] = (sum[place] ?? 0) + count;
  }
  return { p50: percentile(sum, 0.5), p95: percentile(sum, 0.95), p99: percentile(sum, 0.99) };
}

/** Upper bound of the place that the share falls on, in milliseconds. */
function percentile(histogram: readonly number[], share: number): number {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [place, count] of histogram.entries()) {
    seen += count;
    if (total > 0 && seen >= total * share) return 2 ** place;
  }
  return 0;
}
