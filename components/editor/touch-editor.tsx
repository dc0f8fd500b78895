"use client";

import { useEffect, useRef } from "react";
import { lineHeight } from "./metrics";
import type { PaneProps } from "./pane";
import { SymbolRow } from "./symbol-row";
import { caretOf, typeInto } from "./textarea";

/** The file in the system's own text field: native selection, paste and keyboard, without its corrections. */
export function TouchEditor({ file, fontSize, onText, onPaste, info, handle }: PaneProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  // Smaller type makes phones zoom into the field.
  const size = Math.max(fontSize, 16);

  useEffect(() => {
    handle.current = {
      focus: () => field.current?.focus(),
      reveal(line) {
        const area = field.current;
        if (!area) return;
        const at =
          area.value
            .split("\n")
            .slice(0, line - 1)
            .join("\n").length + (line > 1 ? 1 : 0);
        area.focus();
        area.setSelectionRange(at, at);
        area.scrollTop = Math.max(0, (line - 3) * lineHeight(size));
      },
      toggleTabMoves: () => undefined,
    };
    return () => {
      handle.current = null;
    };
  }, [handle, size]);

  const tell = () => {
    if (field.current) info.update((state) => ({ ...state, ...caretOf(field.current!) }));
  };

  return (
    <div className="flex h-full flex-col">
      <textarea
        ref={field}
        aria-label="Code"
        value={file.text}
        onChange={(event) => onText(file.path, event.target.value)}
        onSelect={tell}
        onPaste={(event) => onPaste(event.clipboardData.getData("text/plain"))}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        wrap="off"
        className="min-h-0 flex-1 resize-none overflow-auto whitespace-pre bg-canvas px-3 py-2 font-mono text-ink outline-none"
        style={{ fontSize: size, lineHeight: `${lineHeight(size)}px`, tabSize: 4, fontVariantLigatures: "none" }}
      />
      <SymbolRow onSymbol={(text) => field.current && typeInto(field.current, text)} />
    </div>
  );
}
