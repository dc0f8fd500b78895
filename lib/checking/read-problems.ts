import type { CheckedProblem } from "../contracts/checking";

/**
 * What a checker printed, as places in the program's own files.
 * @param pattern one line of it, with groups `file`, `line`, `column`, `severity`, `code` and `message`; lines that are
 * indented go on with the message
 */
export function readProblems(output: string, pattern: RegExp, files: readonly string[]): CheckedProblem[] {
  const problems: CheckedProblem[] = [];
  let last: CheckedProblem | undefined;
  for (const text of output.split("\n")) {
    if (last && /^\s+\S/.test(text)) {
      last.message += `\n${text.trimEnd()}`;
      continue;
    }
    last = problemOf(pattern.exec(text)?.groups, files);
    if (last) problems.push(last);
  }
  return problems;
}

function problemOf(groups: Record<string, string> | undefined, files: readonly string[]): CheckedProblem | undefined {
  const { file = "", line, column, severity, code = "", message = "" } = groups ?? {};
  if (!files.includes(file)) return undefined;
  return {
    file,
    line: Math.max(1, Number(line)),
    column: Math.max(1, Number(column)),
    severity: severity === "warning" ? "warning" : "error",
    code,
    message,
  };
}
