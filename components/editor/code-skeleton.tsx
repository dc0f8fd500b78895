import { CODE_TOP, GUTTER, lineHeight, NUMBER_COLUMNS } from "./metrics";

const SHOWN_LINES = 200;

/** The code before the editor is there: same type, same place, so that the editor replaces it without a jump. */
export function CodeSkeleton({ text, fontSize }: { text: string; fontSize: number }) {
  const lines = text.split("\n").slice(0, SHOWN_LINES);
  return (
    <div
      className="flex h-full overflow-hidden bg-canvas font-mono"
      style={{ paddingTop: CODE_TOP, fontSize, lineHeight: `${lineHeight(fontSize)}px`, fontVariantLigatures: "none" }}
    >
      <div aria-hidden className="shrink-0 text-right text-muted tabular" style={{ width: `${NUMBER_COLUMNS}ch` }}>
        {lines.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its number
          <div key={at}>{at + 1}</div>
        ))}
      </div>
      <pre className="font-mono" style={{ paddingLeft: GUTTER, tabSize: 4 }}>
        {lines.join("\n")}
      </pre>
    </div>
  );
}
