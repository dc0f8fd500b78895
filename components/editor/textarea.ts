import { type RefObject, useEffect } from "react";
import type { EditorHandle, EditorInfo } from "./types";

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
