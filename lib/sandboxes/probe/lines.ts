/** What the identity script's `name value` lines say; a name may come more than once. */
export function readLines(output: string): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const line of output.split("\n")) {
    const space = line.indexOf(" ");
    if (space > 0) lines.set(line.slice(0, space), [...(lines.get(line.slice(0, space)) ?? []), line.slice(space + 1)]);
  }
  return lines;
}

/** Without the filter an empty network namespace would say that the network is unreachable or the connection refused. */
export function socketRefused(seen: ReadonlyMap<string, string[]>): boolean {
  const lines = seen.get("socket");
  return lines === undefined || !lines.some((line) => /unreachable|refused/i.test(line));
}
