"use client";

import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from "react";
import { takeEarlyText } from "@/lib/client/early";
import { CodeOutline } from "./code-skeleton";
import { GUTTER, lineHeight } from "./metrics";
import type { PaneProps } from "./pane";
import { composing, keepIndent, typeInto } from "@/components/ui/plain-field";
import { caretOf, useFieldHandle } from "./textarea";

/** Properties of {@link EarlyField}. */
export interface EarlyFieldProps extends PaneProps {
  ref: RefObject<HTMLTextAreaElement | null>;
}

/**
 * One can type before the editor is there: a plain field where its code will stand, in the same type. It comes with the
 * page itself, so what is typed before the page's scripts run is taken over, too.
 */
export function EarlyField({ ref, file, fontSize, editing, onText, onPaste, info, handle }: EarlyFieldProps) {
  const [scrolled, setScrolled] = useState(0);
  useFieldHandle(ref, handle, lineHeight(fontSize));
  // Another one would put the caret to the beginning.
  const [first] = useState(file.text);
  useText(ref, file, onText);
  const tabSize = editing?.tabSize ?? 4;
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Tab" && !(event.shiftKey || event.ctrlKey || event.altKey || event.metaKey)) {
      event.preventDefault();
      typeInto(event.currentTarget, " ".repeat(tabSize));
    } else keepIndent(event);
  };
  return (
    <CodeOutline text={file.text} fontSize={fontSize} scrolled={scrolled}>
      <textarea
        ref={ref}
        data-early=""
        suppressHydrationWarning
        aria-label="Code"
        defaultValue={first}
        onChange={(event) => onText(file.path, event.target.value)}
        onKeyDown={onKeyDown}
        onSelect={({ currentTarget }) => info.update((state) => ({ ...state, ...caretOf(currentTarget) }))}
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
        onPaste={(event) => onPaste(event.clipboardData.getData("text/plain"))}
        {...composing}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        wrap="off"
        className="min-w-0 flex-1 resize-none pointer-coarse:invisible overflow-auto whitespace-pre bg-transparent font-mono text-ink outline-none"
        style={{ paddingLeft: GUTTER, tabSize }}
      />
    </CodeOutline>
  );
}

/** Keeps field and file the same, beginning with what was typed before anything here ran. */
function useText(field: EarlyFieldProps["ref"], { path, text }: PaneProps["file"], onText: PaneProps["onText"]): void {
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    const typed = takeEarlyText(area);
    if (typed) {
      if (area.value !== typed.value) {
        // Another field than the one that was typed into, and nobody is anywhere now.
        area.value = typed.value;
        if (document.activeElement === document.body) area.focus();
        area.setSelectionRange(typed.caret, typed.caret);
      }
      onText(path, typed.value);
      // Also when it is the same, which leaves the caret alone: a field whose value was never set loses its selection whenever
      // React sets `defaultValue`, as it does at each update.
    } else area.value = text;
  }, [field, path, text, onText]);
}
