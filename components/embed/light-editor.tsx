"use client";

import { type RefObject, useEffect } from "react";
import { composing, keepIndent } from "@/components/ui/plain-field";
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
        {...composing}
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
