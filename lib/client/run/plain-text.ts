/** CSI, OSC, DCS/SOS/PM/APC strings, other escapes, and control characters that print nothing. */
const escapes =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|\x1b[PX^_][^\x1b]*(?:\x1b\\)?|\x1b[ -/]*[0-~]|[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]/g;

/** Any character that does more than print; most output has none, and then there is nothing to do. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const control = /[\x00-\x08\x0b-\x1f\x7f]/;

/** The text as it reads on a screen: no escape sequences, carriage returns and backspaces done. */
export function plainText(raw: string): string {
  if (!control.test(raw)) return raw;
  const stripped = raw.replace(escapes, "").replaceAll(/\r+\n/g, "\n");
  if (!stripped.includes("\r") && !stripped.includes("\b")) return stripped;
  return stripped.split("\n").map(overwritten).join("\n");
}

/** A line on which the cursor went back and wrote again, such as a progress bar. */
function overwritten(line: string): string {
  if (!line.includes("\r") && !line.includes("\b")) return line;
  const cells: string[] = [];
  let at = 0;
  for (const character of line) {
    if (character === "\r") at = 0;
    else if (character === "\b") at = Math.max(0, at - 1);
    else {
      cells[at] = character;
      at += 1;
    }
  }
  return cells.join("").trimEnd();
}
