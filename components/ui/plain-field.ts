import type { CompositionEvent, KeyboardEvent } from "react";

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

/** Types text at the caret as if the keyboard had done it, so that the field's own undo knows it. */
export function typeInto(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  // The only way that keeps the browser's undo; where it is gone, the text still arrives.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
