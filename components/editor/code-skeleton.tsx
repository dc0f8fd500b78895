import type { ReactNode } from "react";
import { CODE_TOP, GUTTER, lineHeight, NUMBER_COLUMNS } from "./metrics";

const SHOWN_LINES = 200;

/** The code before the editor is there: same type, same place, so that the editor replaces it without a jump. */
export function CodeSkeleton({ text, fontSize }: { text: string; fontSize: number }) {
  return (
    <CodeOutline text={text} fontSize={fontSize}>
      <pre className="font-mono" style={{ paddingLeft: GUTTER, tabSize: 4 }}>
        {text.split("\n").slice(0, SHOWN_LINES).join("\n")}
      </pre>
    </CodeOutline>
  );
}

/** Properties of {@link CodeOutline}. */
export interface CodeOutlineProps {
  text: string;
  fontSize: number;
  /** Pixels the code is scrolled down. */
  scrolled?: number;
  children: ReactNode;
}

/** Numbers of the first lines, and code beside them. */
export function CodeOutline({ text, fontSize, scrolled = 0, children }: CodeOutlineProps) {
  const lines = text.split("\n").slice(0, SHOWN_LINES);
  return (
    <div
      className="flex h-full overflow-hidden bg-canvas font-mono"
      style={{ paddingTop: CODE_TOP, fontSize, lineHeight: `${lineHeight(fontSize)}px`, fontVariantLigatures: "none" }}
    >
      <div
        aria-hidden
        className="shrink-0 text-right text-muted tabular"
        style={{ width: `${NUMBER_COLUMNS}ch`, transform: scrolled === 0 ? undefined : `translateY(${-scrolled}px)` }}
      >
        {lines.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its number
          <div key={at}>{at + 1}</div>
        ))}
      </div>
      {children}
    </div>
  );
}
