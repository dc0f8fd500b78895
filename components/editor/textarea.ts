import { type CompositionEvent, type KeyboardEvent, type RefObject, useEffect } from "react";
import type { EditorHandle, EditorInfo } from "./types";

/** Properties of a field that says in `data-composing` when a character is being put together. */
export const composing = {
  onCompositionStart: ({ currentTarget: { dataset } }: CompositionEvent<HTMLTextAreaElement>) => {
    dataset.composing = "yes";
  },
  onCompositionEnd: ({ currentTarget: { dataset } }: CompositionEvent<HTMLTextAreaElement>) => {
    delete dataset.composing;
  },
};

/** Begins a new line with the blanks of the one before; for `onKeyDown`. */
export function keepIndent(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return;
  const { selectionStart, value } = event.currentTarget;
  const line = value.slice(value.lastIndexOf("\n", selectionStart - 1) + 1, selectionStart);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
  if (indent === "") return;
  event.preventDefault();
  typeInto(event.currentTarget, `\n${indent}`);
}

/** Lets the page steer a field while it is mounted; `height` is that of a line in pixels. */
export function useFieldHandle(
  field: RefObject<HTMLTextAreaElement | null>,
  handle: RefObject<EditorHandle | null>,
  height: number,
): void {
  useEffect(() => {
    const mine: EditorHandle = {
      focus: () => field.current?.focus(),
      reveal: (line) => field.current && revealLine(field.current, line, height),
      toggleTabMoves: () => undefined,
    };
    handle.current = mine;
    return () => {
      // What replaced the field may have filled it already.
      if (handle.current === mine) handle.current = null;
    };
  }, [field, handle, height]);
}

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
function revealLine(area: HTMLTextAreaElement, line: number, height: number): void {
  const above = area.value.split("\n").slice(0, line - 1);
  const at = above.join("\n").length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(at, at);
  area.scrollTop = Math.max(0, (line - 3) * height);
}
