/**
 * How well a command's title and further words have what was typed: 0 not at all, 1 best. One of
 * the further words alone is as good as the title's beginning. Each word typed must be in them;
 * letters strewn over a long title are no match, or every title would be one.
 */
export function matchCommand(typed: string, [title = "", ...more]: readonly string[] = []): number {
  const wanted = typed.trim().toLowerCase();
  const named = title.toLowerCase();
  if (named.startsWith(wanted) || more.some((word) => word.toLowerCase() === wanted)) return 1;
  if (named.includes(wanted)) return 0.8;
  const words = wanted.split(/\s+/);
  if (words.every((word) => named.includes(word))) return 0.6;
  const all = [named, ...more].join(" ").toLowerCase();
  return words.every((word) => all.includes(word)) ? 0.4 : 0;
}
