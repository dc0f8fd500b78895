/**
 * Where a line is after a text was changed: lines put in or taken away above only move it.
 * @param line counted from 1. @returns undefined when the line itself was changed.
 */
export function movedLine(before: string, after: string, line: number): number | undefined {
  const [old, now] = [before.split("\n"), after.split("\n")];
  let same = 0;
  while (same < old.length && old[same] === now[same]) same += 1;
  if (line <= same) return line;
  let tail = 0;
  const most = Math.min(old.length, now.length) - same;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  return line > old.length - tail ? line + now.length - old.length : undefined;
}
