import { useEffect, useRef, useState } from "react";
import { lineHeight, TOUCH_TOP } from "./metrics";
import { movedLine } from "./moved-line";
import type { PaneProps } from "./pane";

/** The line an error points to, as the text is now; gone, and told so, when somebody changes that line. */
export function useMarkedLine({ file, problem, onProblemGone }: PaneProps): number | undefined {
  const [line, setLine] = useState<number>();
  const text = useRef(file.text);
  const here = problem?.file === file.path ? problem : null;
  useEffect(() => setLine(here?.line), [here]);
  useEffect(() => {
    const before = text.current;
    text.current = file.text;
    if (line === undefined || before === file.text) return;
    const next = movedLine(before, file.text, line);
    setLine(next);
    if (next === undefined) onProblemGone();
  }, [file.text, line, onProblemGone]);
  return line;
}

/** Properties of {@link LineMark}. */
export interface LineMarkProps {
  line: number;
  fontSize: number;
  /** How far the text is scrolled, in pixels. */
  scrolled: number;
}

/** A band behind the line, with a stripe at the edge so that colour is not all. */
export function LineMark({ line, fontSize, scrolled }: LineMarkProps) {
  const height = lineHeight(fontSize);
  return (
    <div
      aria-hidden
      data-testid="marked-line"
      data-line={line}
      className="pointer-events-none absolute inset-x-0 border-failed border-l-4 bg-failed/15"
      style={{ height, top: TOUCH_TOP + (line - 1) * height - scrolled }}
    />
  );
}
