"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** What takes the keyboard over from a plain field. */
export interface Caret {
  reveal(line: number, column: number): void;
}

/**
 * Hands the keyboard from a plain field to the editor that replaces it: with the caret where it is, between two keys and
 * never within a composed character. The field carries `data-composing` while a character is put together.
 * The editor is to be visible from `taken` on, and the field to go with `done`: in between nobody can come into the field,
 * and who is in it is taken along.
 */
export function useTakeOver(): {
  field: RefObject<HTMLTextAreaElement | null>;
  taken: boolean;
  done: boolean;
  takeOver: (editor: Caret) => void;
} {
  const field = useRef<HTMLTextAreaElement>(null);
  const [editor, setEditor] = useState<Caret>();
  const [done, setDone] = useState(false);
  const takeOver = useCallback((next: Caret) => {
    const area = field.current;
    if (area?.dataset.composing) area.addEventListener("compositionend", () => takeOver(next), { once: true });
    else setEditor(next);
  }, []);
  useEffect(() => {
    if (!editor) return;
    const area = field.current;
    if (area !== null && document.activeElement === area) {
      const before = area.value.slice(0, area.selectionEnd);
      editor.reveal(before.split("\n").length, before.length - before.lastIndexOf("\n"));
    }
    setDone(true);
  }, [editor]);
  return { field, taken: editor !== undefined, done, takeOver };
}
