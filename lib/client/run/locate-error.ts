import { type ErrorRule, rulesFor } from "./error-rules";
import { caretColumn } from "./caret-column";

/** A file of the user's; with its content columns can be told that the message only draws. */
export interface UserFile {
  path: string;
  content?: string;
}

/** A place in the user's own files and what went wrong there. */
export interface ErrorLocation {
  /** Path as in the files given. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column?: number;
  message: string;
}

/** A place named in the output, with where in the text its name stands. */
export interface Place extends ErrorLocation {
  start: number;
  end: number;
}

/** Characters at the end that are looked through: there the error is. */
export const LOCATE_LOOK = 256 * 1024;

/** Where the sandbox has the user's files. */
const WORK = /^(?:\.\/|\/work\/)/;

/**
 * The place in the user's own code that a traceback or a compiler's message is about.
 * @param text output as plain text, see `plainText`.
 */
export function locateFirstError(
  language: string,
  files: readonly UserFile[],
  text: string,
): ErrorLocation | undefined {
  const end = text.slice(-LOCATE_LOOK);
  for (const rule of rulesFor(language)) {
    const found = apply(rule, files, end);
    if (found) return found;
  }
  return undefined;
}

/** Every place of the user's files that a text names, for links. */
export function findPlaces(language: string, files: readonly UserFile[], text: string): Place[] {
  return rulesFor(language).flatMap((rule) => places(rule, files, text));
}

function apply(rule: ErrorRule, files: readonly UserFile[], text: string): ErrorLocation | undefined {
  const all = places(rule, files, text);
  if (all.length === 0) return undefined;
  if (rule.order === "first") return located(all[0], files, text, rule);
  if (rule.order === "stack-above") return located(all.at(-1), files, text, rule);
  const message = lastMatch(text, rule.message);
  const below = message && all.find((place) => place.start > (message.index ?? 0));
  if (!below || !message) return undefined;
  return { ...strip(below), message: message.groups?.message ?? "" };
}

function located(
  place: Place | undefined,
  files: readonly UserFile[],
  text: string,
  { message }: ErrorRule,
): ErrorLocation | undefined {
  if (!place) return undefined;
  const after = text.slice(place.end);
  const words = place.message || (message && after.match(message)?.groups?.message) || "It ended here.";
  const column =
    place.column ?? caretColumn(after, files.find((file) => file.path === place.file)?.content, place.line);
  return { ...strip(place), ...(column && { column }), message: words.trim() };
}

function places({ place }: ErrorRule, files: readonly UserFile[], text: string): Place[] {
  const found: Place[] = [];
  for (const match of text.matchAll(place)) {
    const { file: named = "", line, column, message = "" } = match.groups ?? {};
    // A message without a name is about the program itself, which comes first.
    const file = named === "" ? files[0] : files.find(({ path }) => path === named || path === named.replace(WORK, ""));
    if (!file) continue;
    const offset = match[0].indexOf(named);
    found.push({
      file: file.path,
      line: Number(line),
      ...(column && { column: Number(column) }),
      message,
      start: match.index + offset,
      end: match.index + endOfPlace(match[0], offset + named.length, column ?? line ?? ""),
    });
  }
  return found;
}

/** Behind the last figure of the place: `main.c:3:5`, `main.py", line 5`. */
function endOfPlace(text: string, after: number, figure: string): number {
  return text.indexOf(figure, after) + figure.length;
}

function lastMatch(text: string, pattern: RegExp | undefined): RegExpMatchArray | undefined {
  return pattern && [...text.matchAll(new RegExp(pattern, "gm"))].at(-1);
}

function strip({ file, line, column, message }: Place): ErrorLocation {
  return { file, line, ...(column && { column }), message };
}
