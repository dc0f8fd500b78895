import type { IBufferRange, ILink, ILinkProvider, Terminal } from "@xterm/xterm";
import { findPlaces, type ErrorLocation, type UserFile } from "@/lib/client/run/locate-error";

/** What the links need to know of the program that ran. */
export interface LinkContext {
  language: string;
  files: readonly UserFile[];
  reveal: (place: ErrorLocation) => void;
}

/** Makes the places of the user's own files that the output names into links. */
export function placeLinks(terminal: Terminal, context: () => LinkContext | undefined): ILinkProvider {
  return {
    provideLinks(row, callback) {
      const { language, files, reveal } = context() ?? {};
      if (!language || !files || !reveal) return callback(undefined);
      const line = wholeLine(terminal, row - 1);
      const links = findPlaces(language, files, line.text).map(
        (place): ILink => ({
          range: rangeOf(line.first, place.start, place.end, terminal.cols),
          text: line.text.slice(place.start, place.end),
          activate: () => reveal(place),
        }),
      );
      callback(links.length > 0 ? links : undefined);
    },
  };
}

/** The line as the program wrote it, however the screen wrapped it. */
function wholeLine(terminal: Terminal, row: number): { first: number; text: string } {
  const buffer = terminal.buffer.active;
  let first = row;
  while (first > 0 && buffer.getLine(first)?.isWrapped) first -= 1;
  let text = buffer.getLine(first)?.translateToString(true) ?? "";
  for (let next = first + 1; buffer.getLine(next)?.isWrapped; next++) {
    text = text.padEnd((next - first) * terminal.cols) + (buffer.getLine(next)?.translateToString(true) ?? "");
  }
  return { first, text };
}

function rangeOf(first: number, start: number, end: number, columns: number): IBufferRange {
  const cell = (at: number) => ({ x: (at % columns) + 1, y: first + Math.floor(at / columns) + 1 });
  return { start: cell(start), end: cell(end - 1) };
}
