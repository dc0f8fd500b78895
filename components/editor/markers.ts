import type { Monaco } from "@monaco-editor/react";
import type { editor } from "monaco-editor";
import type { CheckedProblem } from "@/lib/contracts/checking";
import type { CodeProblem } from "./types";

const OWNER = "podium";
const CHECKER = "podium-checker";

/**
 * Marks where a program's error points to.
 * @param onChanged someone changed that line, and the mark is gone. @returns what takes it away.
 */
export function markProblem(
  monaco: Monaco,
  model: editor.ITextModel,
  problem: CodeProblem,
  onChanged: () => void,
): () => void {
  let line = Math.min(Math.max(problem.line, 1), model.getLineCount());
  const first = problem.column ?? (model.getLineFirstNonWhitespaceColumn(line) || 1);
  monaco.editor.setModelMarkers(model, OWNER, [
    {
      severity: monaco.MarkerSeverity.Error,
      message: problem.message,
      startLineNumber: line,
      endLineNumber: line,
      startColumn: first,
      endColumn: Math.max(model.getLineMaxColumn(line), first + 1),
    },
  ]);
  const clear = () => {
    watch.dispose();
    if (!model.isDisposed()) monaco.editor.setModelMarkers(model, OWNER, []);
  };
  const watch = model.onDidChangeContent(({ changes, isFlush }) => {
    for (const { range, text } of changes) {
      // A line inserted or removed above only moves it.
      const above = range.endLineNumber < line || (range.endLineNumber === line && range.endColumn === 1);
      if (isFlush || (!above && range.startLineNumber <= line)) {
        clear();
        return onChanged();
      }
      if (above) line += text.split("\n").length - 1 - (range.endLineNumber - range.startLineNumber);
    }
  });
  return clear;
}

/** Marks what a checker found in a file as it stands. @returns what takes the marks away. */
export function markChecked(monaco: Monaco, model: editor.ITextModel, found: readonly CheckedProblem[]): () => void {
  monaco.editor.setModelMarkers(
    model,
    CHECKER,
    found.map(({ line, column, severity, code, message }) => {
      const word = model.getWordAtPosition({ lineNumber: Math.min(line, model.getLineCount()), column });
      return {
        severity: severity === "error" ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
        message,
        code,
        startLineNumber: line,
        endLineNumber: line,
        startColumn: column,
        endColumn: word?.endColumn ?? column + 1,
      };
    }),
  );
  return () => {
    if (!model.isDisposed()) monaco.editor.setModelMarkers(model, CHECKER, []);
  };
}
