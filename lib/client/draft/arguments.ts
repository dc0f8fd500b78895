/** Splits a line of arguments at blanks; quotes and backslashes keep blanks, as in a shell. Nothing is expanded. */
export function splitArguments(line: string): string[] {
  const found: string[] = [];
  const pattern = /\s*((?:"(?:\\.|[^"\\])*"?|'[^']*'?|\\.|[^\s"'\\])+)/gsy;
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) found.push(unquote(match[1] ?? ""));
  return found;
}

function unquote(word: string): string {
  return word.replace(
    /"((?:\\.|[^"\\])*)"?|'([^']*)'?|\\(.)/gs,
    (_, double?: string, single?: string, plain?: string) =>
      double === undefined ? (single ?? plain ?? "") : double.replace(/\\(["\\])/g, "$1"),
  );
}

/** The line that {@link splitArguments} splits into these. */
export function joinArguments(args: readonly string[]): string {
  return args.map((arg) => (/^[^\s"'\\]+$/.test(arg) ? arg : `"${arg.replace(/["\\]/g, "\\$&")}"`)).join(" ");
}
