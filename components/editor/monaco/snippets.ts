import type { Monaco } from "@monaco-editor/react";
import type { editor, Position } from "monaco-editor";
import byLanguage from "./snippets.json";

/** A piece of code to begin with, its lines with `$1` where one goes on. */
interface Snippet {
  /** What one types. */
  prefix: string;
  title: string;
  body: readonly string[];
}

/** Offers pieces of code with Ctrl+Space, beside the words of the file. The data is by Monaco's name of the language. */
export function offerSnippets(monaco: Monaco): void {
  for (const [language, snippets] of Object.entries<readonly Snippet[]>(byLanguage)) {
    monaco.languages.registerCompletionItemProvider(language, {
      provideCompletionItems(model: editor.ITextModel, position: Position) {
        const { startColumn, endColumn } = model.getWordUntilPosition(position);
        const { lineNumber } = position;
        const range = { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn, endColumn };
        return { suggestions: snippets.map((snippet) => ({ ...suggestion(monaco, snippet), range })) };
      },
    });
  }
}

function suggestion({ languages }: Monaco, { prefix, title, body }: Snippet) {
  return {
    label: prefix,
    detail: title,
    insertText: body.join("\n"),
    kind: languages.CompletionItemKind.Snippet,
    insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet,
  };
}
