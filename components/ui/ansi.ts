/** A stretch of output that looks the same all through. */
export interface StyledText {
  text: string;
  /** Names of what it looks like: `red`, `bold` … */
  styles: readonly string[];
}

const colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const attributes: Readonly<Record<number, string>> = { 1: "bold", 2: "dim", 3: "italic", 4: "underline" };

/** Every escape sequence, and the control characters that print nothing; the first group holds the figures of a colour. */
const escapes =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /\x1b\[([\d;]*)m|\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[PX^_][^\x1b]*(?:\x1b\\)?|\x1b[ -/]*[0-~]|[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]/g;

/**
 * Splits output into stretches by its colours. Nothing else a terminal would act on has an effect: other sequences are left
 * out, and of a line that was written over only the last version stays.
 */
export function styledText(raw: string): StyledText[] {
  const text = raw.replaceAll(/\r+\n/g, "\n").replaceAll(/^.*\r(?!$)/gm, "");
  const found: StyledText[] = [];
  let styles: readonly string[] = [];
  let from = 0;
  const take = (to: number) => {
    if (to > from) found.push({ text: text.slice(from, to), styles });
  };
  for (const match of text.matchAll(escapes)) {
    take(match.index);
    from = match.index + match[0].length;
    if (match[1] !== undefined) styles = applied(styles, match[1]);
  }
  take(text.length);
  return found;
}

function applied(styles: readonly string[], figures: string): readonly string[] {
  const codes = figures.split(";").map(Number);
  let now = [...styles];
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    // 256 and 16 million colours say more numbers, which mean nothing by themselves.
    if (code === 38 || code === 48) {
      at += codes[at + 1] === 5 ? 2 : 4;
      continue;
    }
    now = one(now, code);
  }
  return now;
}

function one(styles: string[], code: number): string[] {
  if (code === 0) return [];
  const attribute = attributes[code];
  if (attribute) return [...styles.filter((style) => style !== attribute), attribute];
  if (code === 22) return styles.filter((style) => style !== "bold" && style !== "dim");
  const plain = styles.filter((style) => !colours.includes(style));
  const colour = colours[(code >= 30 && code <= 37 ? code - 30 : code >= 90 && code <= 97 ? code - 90 : -1) as number];
  if (colour) return [...plain, colour];
  return code === 39 ? plain : styles;
}
