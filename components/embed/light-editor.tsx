"use client";

import { type KeyboardEvent, type RefObject, useEffect } from "react";
import { CodeText } from "@/components/ui/code-text";
import { codeStyle } from "./code-style";

/** Properties of {@link LightEditor}. */
export interface LightEditorProps {
  text: string;
  language: string;
  label: string;
  onChange: (text: string) => void;
  /** Its field; carries `data-composing` while a character is put together. */
  ref: RefObject<HTMLTextAreaElement | null>;
}

/**
 * A text field over its own coloured copy: there at once, native on touch screens, and all there is where the editor
 * cannot be fetched.
 */
export function LightEditor({ text, language, label, onChange, ref }: LightEditorProps) {
  useEffect(() => ref.current?.focus({ preventScroll: true }), [ref]);
  const keepIndent = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return;
    const { selectionStart, value } = event.currentTarget;
    const line = value.slice(value.lastIndexOf("\n", selectionStart - 1) + 1, selectionStart);
    const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
    if (indent === "") return;
    event.preventDefault();
    // Typed through the browser, so that undo knows of it.
    document.execCommand("insertText", false, `\n${indent}`);
  };
  return (
    <div className="relative min-h-full w-max min-w-full">
      <pre aria-hidden className={codeStyle}>
        <CodeText text={text} language={language} />
        {"\n"}
      </pre>
      <textarea
        ref={ref}
        aria-label={label}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keepIndent}
        onCompositionStart={({ currentTarget: { dataset } }) => {
          dataset.composing = "yes";
        }}
        onCompositionEnd={({ currentTarget: { dataset } }) => {
          delete dataset.composing;
        }}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        className={`${codeStyle} absolute inset-0 size-full resize-none overflow-hidden bg-transparent text-transparent caret-ink outline-none`}
      />
    </div>
  );
}
