"use client";

import { type RefObject, useEffect, useRef } from "react";
import { CodeText } from "./code-text";

/** Properties of {@link CodeLines}. */
export interface CodeLinesProps {
  text: string;
  language: string;
  label: string;
  /** A line to bring into sight and stand out, from 1; another object brings it again. */
  marked?: { line: number };
}

/** Code to read: lines with numbers that are not selected along. */
export function CodeLines({ text, language, label, marked }: CodeLinesProps) {
  const { mark, code } = useInSight(marked);
  const count = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  const numbers = Array.from({ length: Math.max(1, count) }, (_, index) => index + 1).join("\n");
  return (
    <div className="relative flex min-w-0 font-mono text-[length:var(--code-size,0.875rem)] leading-[1.55]">
      {marked ? (
        <div
          ref={mark}
          aria-hidden
          data-testid="marked-line"
          className="pointer-events-none absolute inset-x-0 h-[1.55em] border-failed border-l-2 bg-failed/12"
          style={{ top: `calc(12px + ${Math.min(marked.line, count) - 1} * 1.55em)` }}
        />
      ) : null}
      <pre aria-hidden className="shrink-0 select-none py-3 pr-3 pl-4 text-right text-muted">
        {numbers}
      </pre>
      <section
        ref={code}
        aria-label={label}
        // A box that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
        className="min-w-0 flex-1 overflow-x-auto py-3 pr-4 focus-visible:-outline-offset-2"
      >
        <pre>
          <code>
            <CodeText text={text} language={language} />
          </code>
        </pre>
      </section>
    </div>
  );
}

function useInSight(marked: { line: number } | undefined): {
  mark: RefObject<HTMLDivElement | null>;
  code: RefObject<HTMLElement | null>;
} {
  const mark = useRef<HTMLDivElement>(null);
  const code = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!marked) return;
    mark.current?.scrollIntoView({ block: "center" });
    // The keyboard goes along, and a screen reader reads on from here.
    code.current?.focus({ preventScroll: true });
  }, [marked]);
  return { mark, code };
}
