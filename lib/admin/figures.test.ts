import { expect, it } from "vitest";
import { figuresOf, seriesOf, type UsageRow } from "./figures";

const histogram = (places: Record<number, number>) => Array.from({ length: 24 }, (_, place) => places[place] ?? 0);
const row = (hour: string, outcome: string, runs: number, wall: Record<number, number>): UsageRow => {
  return { hour: new Date(hour), language: "python", outcome, runs, cpu_ms: 10n, wall: histogram(wall), waited: null };
};

it("percentiles come from the histograms of all rows together", () => {
  const rows = [row("2026-01-01T00:00:00Z", "ok", 95, { 3: 95 }), row("2026-01-01T01:00:00Z", "timeout", 5, { 13: 5 })];
  expect(figuresOf(rows)).toMatchObject({
    runs: 100,
    cpuMs: 20,
    wallMs: { p50: 8, p95: 8, p99: 8192 },
    waitedMs: { p50: 0, p95: 0, p99: 0 },
    outcomes: [
      { outcome: "ok", runs: 95 },
      { outcome: "timeout", runs: 5 },
    ],
  });
});

it("a series has a point for every step, also where nothing ran", () => {
  const rows = [row("2026-01-01T01:00:00Z", "timeout", 5, {}), row("2026-01-01T02:00:00Z", "nonzero_exit", 2, {})];
  expect(seriesOf(rows, new Date("2026-01-01T00:00:00Z"), 3_600_000, 3)).toEqual([
    { at: "2026-01-01T00:00:00.000Z", ok: 0, failed: 0, limited: 0 },
    { at: "2026-01-01T01:00:00.000Z", ok: 0, failed: 0, limited: 5 },
    { at: "2026-01-01T02:00:00.000Z", ok: 0, failed: 2, limited: 0 },
  ]);
});

it("a series tells how long the runs of each step took together", () => {
  const rows = [
    row("2026-01-01T00:00:00Z", "ok", 9, { 3: 9 }),
    row("2026-01-01T01:00:00Z", "timeout", 1, { 13: 1 }),
    row("2026-01-01T02:00:00Z", "ok", 2, {}),
  ];
  const series = seriesOf(rows, new Date("2026-01-01T00:00:00Z"), 7_200_000, 2);
  expect(series.map(({ wallMs }) => wallMs)).toEqual([{ p50: 8, p95: 8192 }, undefined]);
});
