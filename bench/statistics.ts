/** Percentiles of one measurement, in the unit of its samples. */
export interface Summary {
  n: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** Nearest-rank percentiles. @throws Error without samples. */
export function summarise(samples: readonly number[]): Summary {
  if (samples.length === 0) throw new Error("nothing was measured");
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** One line of a report. */
export interface Row extends Summary {
  name: string;
  /** Of the reference's p50 in the same run. */
  ratio: number;
  note?: string;
}

/** A table for people, in milliseconds. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.name,
    String(row.n),
    ...[row.p50, row.p95, row.p99, row.max].map((value) => value.toFixed(1)),
    `${row.ratio.toFixed(2)}×`,
    row.note ?? "",
  ]);
  const all = [["measured, ms", "N", "p50", "p95", "p99", "max", "to reference", ""], ...cells];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 || column === 7 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
