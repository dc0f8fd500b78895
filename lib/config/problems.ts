import type { Setting } from "./setting";

/** The environment cannot be used; the message has one sentence a variable. */
export class ConfigError extends Error {
  override name = "ConfigError";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/** The sentence for a value that does not fit. */
export function badValue(name: string, value: string, setting: Setting<unknown>, fallback: string | undefined): string {
  const shown = setting.secret ? `set (${value.length} characters)` : `"${value}"`;
  const way = fallback ? `Set for example ${name}=${fallback}, or leave it out.` : "Set it so, or leave it out.";
  return `${name} is ${shown}, but must be ${setting.expected}. ${way}`;
}

/** The sentence for a variable that means nothing here. */
export function unknownName(name: string, known: readonly string[]): string {
  const nearest = known
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const hint = nearest && nearest.distance <= 4 ? ` Did you mean ${nearest.candidate}?` : "";
  return `${name} is set, but no such setting exists.${hint} Remove it, or see docs/configuration.md for those that do.`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
