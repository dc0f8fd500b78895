"use client";

import { CircleX } from "lucide-react";
import { useId, useRef, useState } from "react";
import { LineMark, useMarkedLine } from "./line-mark";
import { lineHeight, TOUCH_TOP } from "./metrics";
import type { PaneProps } from "./pane";
import { SymbolRow } from "./symbol-row";
import { typeInto } from "@/components/ui/plain-field";
import { caretOf, useFieldHandle } from "./textarea";

/** Properties of {@link TouchEditor}. */
export interface TouchEditorProps extends PaneProps {
  /** Whether the keyboard hides characters that code needs. */
  symbols: boolean;
}

/** The file in the system's own text field: native selection, paste and keyboard, without its corrections. */
export function TouchEditor(props: TouchEditorProps) {
  const { file, fontSize, onText, onPaste, info, handle, symbols, problem } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const [scrolled, setScrolled] = useState(0);
  const marked = useMarkedLine(props);
  // Smaller type makes phones zoom into the field.
  const size = symbols ? Math.max(fontSize, 16) : fontSize;

  useFieldHandle(field, handle, lineHeight(size));

  const tell = () => {
    if (field.current) info.update((state) => ({ ...state, ...caretOf(field.current!) }));
  };

  return (
    <div className="flex h-full flex-col">
      <div className="relative min-h-0 flex-1 overflow-hidden bg-canvas">
        {marked === undefined ? null : <LineMark line={marked} fontSize={size} scrolled={scrolled} />}
        <textarea
          ref={field}
          aria-label="Code"
          aria-describedby={marked === undefined ? undefined : noteId}
          value={file.text}
          onChange={(event) => onText(file.path, event.target.value)}
          onSelect={tell}
          onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
          onPaste={(event) => onPaste(event.clipboardData.getData("text/plain"))}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          wrap="off"
          className="relative block size-full resize-none overflow-auto whitespace-pre bg-transparent px-3 pb-2 font-mono text-ink outline-none"
          style={{
            paddingTop: TOUCH_TOP,
            fontSize: size,
            lineHeight: `${lineHeight(size)}px`,
            tabSize: 4,
            fontVariantLigatures: "none",
          }}
        />
      </div>
      {marked === undefined ? null : (
        <button
          id={noteId}
          type="button"
          onClick={() => handle.current?.reveal(marked)}
          className="flex min-h-9 shrink-0 items-center gap-2 border-line border-t bg-surface px-3 py-1 text-left text-sm pointer-coarse:min-h-11"
        >
          <CircleX className="size-4 shrink-0 text-failed" aria-hidden />
          <span className="min-w-0 truncate">
            Line {marked}: {problem?.message}
          </span>
        </button>
      )}
      {symbols ? <SymbolRow onSymbol={(text) => field.current && typeInto(field.current, text)} /> : null}
    </div>
  );
}
