import type { EditorInfo } from "./types";

/** Types text at the caret as if the keyboard had done it, so that the field's own undo knows it. */
export function typeInto(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  // The only way that keeps the browser's undo; where it is gone, the text still arrives.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Where the caret is. */
export function caretOf(area: HTMLTextAreaElement): Pick<EditorInfo, "line" | "column" | "selected"> {
  const before = area.value.slice(0, area.selectionEnd);
  const line = before.split("\n").length;
  return { line, column: before.length - before.lastIndexOf("\n"), selected: area.selectionEnd - area.selectionStart };
}

/** Puts the caret at the beginning of a line, counted from 1, and that line into sight. */
export function revealLine(area: HTMLTextAreaElement, line: number, height: number): void {
  const above = area.value.split("\n").slice(0, line - 1);
  const at = above.join("\n").length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(at, at);
  area.scrollTop = Math.max(0, (line - 3) * height);
}
