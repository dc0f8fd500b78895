"use client";

import { ArrowRightToLine } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";
import { Tooltip } from "@/components/ui/tooltip";

/** Properties of {@link StatusBar}. */
export interface StatusBarProps {
  line: number;
  column: number;
  selected: number;
  /** Whether Tab leaves the editor. */
  tabMoves: boolean;
  /** The key that changes it. */
  tabKeys: string;
  onTabMoves: () => void;
  saved: ReactNode;
  outcome: ReactNode;
  /** For a projector: only how it ended, and large. */
  bare: boolean;
}

/** Where one is, what is kept, how it ended. */
export function StatusBar(props: StatusBarProps) {
  const { line, column, selected, tabMoves, tabKeys, onTabMoves, saved, outcome, bare } = props;
  if (bare) {
    return (
      <footer className="flex min-h-7 shrink-0 items-center border-line border-t bg-surface px-3 [zoom:1.6] empty:hidden">
        {outcome}
      </footer>
    );
  }
  return (
    <footer className="flex min-h-7 shrink-0 items-center gap-4 border-line border-t bg-surface px-3 text-muted text-xs max-md:hidden">
      <span className="tabular whitespace-nowrap">
        Ln {line}, Col {column}
        {selected > 0 ? ` (${selected.toLocaleString("en")} selected)` : ""}
      </span>
      <span className="max-lg:hidden">UTF-8</span>
      <span className="pointer-coarse:hidden">
        <Tooltip
          side="top"
          content={tabMoves ? "Tab moves on to the next control" : "Tab indents; change it to leave the editor"}
        >
          <button
            type="button"
            onClick={onTabMoves}
            className="flex cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-sm px-1 hover:bg-hover hover:text-ink"
          >
            <ArrowRightToLine className="size-3" aria-hidden />
            {tabMoves ? "Tab leaves" : "Tab indents"}
            <Kbd keys={tabKeys} />
          </button>
        </Tooltip>
      </span>
      <span className="min-w-0 truncate max-lg:hidden">{saved}</span>
      <div className="ml-auto flex min-w-0 items-center justify-end empty:hidden">{outcome}</div>
    </footer>
  );
}
