import type { Draft } from "./types";

/** A program that nobody gave more time ends after this long, so that an endless loop does not keep people waiting. */
const USUAL_MS = 10_000;
const STEPS_MS = [1_000, 2_000, 5_000, USUAL_MS, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000];
const SHOWN = 6;

/** How long a draft may run, in milliseconds. @param mostMs what is allowed here. */
export function timeLimit({ timeMs = USUAL_MS }: Pick<Draft, "timeMs">, mostMs: number): number {
  return Math.min(timeMs, mostMs);
}

/** What one can choose from: the largest steps below what is allowed, and that itself. */
export function timeChoices(mostMs: number): number[] {
  return [...STEPS_MS.filter((step) => step < mostMs), mostMs].slice(-SHOWN);
}
