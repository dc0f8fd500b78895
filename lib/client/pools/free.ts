import type { PoolWindow } from "../../contracts/pools";

/** How many of a language are still free over the whole of a stretch of time, of the `most` that there may be at one. */
export function freeIn(
  windows: readonly PoolWindow[],
  most: number,
  { language, start, end }: { language: string; start: number; end: number },
): number {
  const others = windows
    .filter((window) => window.language === language)
    .map((window) => ({ ...window, from: Date.parse(window.start), to: Date.parse(window.end) }));
  // The sum only grows where a window begins, so it is highest at one of those moments.
  const moments = [start, ...others.map(({ from }) => from).filter((from) => from > start && from < end)];
  const taken = moments.map((at) =>
    others.reduce((sum, { from, to, count }) => sum + (from <= at && to > at ? count : 0), 0),
  );
  return Math.max(0, most - Math.max(...taken));
}
