import type { languages } from "monaco-editor/esm/vs/editor/editor.api.js";

type Pairs = Pick<languages.LanguageConfiguration, "brackets" | "autoClosingPairs" | "surroundingPairs">;

/** What closes by itself and is put around a selection: brackets such as `()`, and quotes, which stay single in texts. */
export function closingPairs(brackets: readonly string[], quotes: readonly string[]): Pairs {
  const ends = brackets.map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]);
  const closed = ends.map(([open, close]) => ({ open, close }));
  const quoted = quotes.map((quote) => ({ open: quote, close: quote }));
  return {
    brackets: ends,
    autoClosingPairs: [...closed, ...quoted.map((pair) => ({ ...pair, notIn: ["string", "comment"] }))],
    surroundingPairs: [...closed, ...quoted],
  };
}
