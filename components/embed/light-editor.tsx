"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { CodeText } from "@/components/ui/code-text";
import { codeStyle } from "./code-style";

/** Properties of {@link LightEditor}. */
export interface LightEditorProps {
  text: string;
  language: string;
  label: string;
  onChange: (text: string) => void;
}

/**
 * A text field over its own coloured copy: a few hundred bytes instead of an editor's megabytes, native on touch screens,
 * and Tab leaves it as it leaves any field.
 */
export function LightEditor({ text, language, label, onChange }: LightEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
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
    <div className="relative min-w-full">
      <pre aria-hidden className={codeStyle}>
        <CodeText text={text} language={language} />
        {"\n"}
      </pre>
      <textarea
        ref={field}
        aria-label={label}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keepIndent}
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
