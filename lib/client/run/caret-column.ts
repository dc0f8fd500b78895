/**
 * The column that a line of carets below a quoted line points at. The quotation has lost the line's own indentation, so
 * the source is needed to know the column in the file.
 * @param after the text behind the place: quotation and carets follow on the next two lines.
 */
export function caretColumn(after: string, source: string | undefined, line: number): number | undefined {
  const [, quoted, carets] = after.split("\n", 3);
  const code = source?.split("\n")[line - 1];
  if (code === undefined || quoted === undefined || !/^\s*[~^]*\^[~^]*\s*$/.test(carets ?? "")) return undefined;
  const at = (carets ?? "").search(/[~^]/) - quoted.search(/\S/);
  return at < 0 ? undefined : code.search(/\S/) + at + 1;
}
