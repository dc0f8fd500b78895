import type { editor } from "monaco-editor";
import type { EditorSettings } from "@/lib/client/settings/settings";
import { CODE_TOP, GUTTER, lineHeight, NUMBER_COLUMNS } from "./metrics";

const usual = { tabSize: 4, minimap: false, wrap: false } as const;

/** How Monaco looks and behaves here: calm, nothing that pops up by itself. */
export function monacoOptions(
  fontSize: number,
  family: string,
  { tabSize, minimap, wrap }: Pick<EditorSettings, "tabSize" | "minimap" | "wrap"> = usual,
): editor.IStandaloneEditorConstructionOptions {
  return {
    ariaLabel: "Code",
    automaticLayout: true,
    bracketPairColorization: { enabled: false },
    contextmenu: true,
    cursorBlinking: "smooth",
    cursorSmoothCaretAnimation: "off",
    dropIntoEditor: { enabled: false },
    fixedOverflowWidgets: true,
    folding: true,
    fontFamily: family,
    fontLigatures: false,
    fontSize,
    glyphMargin: false,
    // Folding marks take 16 pixels of the gutter.
    lineDecorationsWidth: GUTTER - 16,
    lineHeight: lineHeight(fontSize),
    lineNumbersMinChars: NUMBER_COLUMNS,
    minimap: { enabled: minimap },
    occurrencesHighlight: "off",
    overviewRulerLanes: 0,
    padding: { top: CODE_TOP, bottom: CODE_TOP },
    quickSuggestions: false,
    renderFinalNewline: "on",
    renderLineHighlight: "line",
    renderLineHighlightOnlyWhenFocus: true,
    scrollBeyondLastLine: false,
    scrollbar: { horizontalScrollbarSize: 10, verticalScrollbarSize: 10, useShadows: false },
    stickyScroll: { enabled: false },
    suggestOnTriggerCharacters: false,
    tabSize,
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
    wordBasedSuggestions: "currentDocument",
    wordWrap: wrap ? "on" : "off",
  };
}
