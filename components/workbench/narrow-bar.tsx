"use client";

import { clsx } from "clsx";
import type { ReactNode } from "react";

/** The two sides of a narrow page. */
export type Side = "left" | "right";

/** Properties of {@link NarrowBar}. */
export interface NarrowBarProps {
  side: Side;
  onSide: (side: Side) => void;
  /** Whether there is output nobody looked at. */
  news: boolean;
  run: ReactNode;
}

const sides: readonly { side: Side; label: string }[] = [
  { side: "left", label: "Code" },
  { side: "right", label: "Output" },
];

/** Code | Output and Run, at the thumb; on narrow pages only. */
export function NarrowBar({ side, onSide, news, run }: NarrowBarProps) {
  return (
    <nav
      aria-label="Panes"
      className="flex shrink-0 items-center gap-1 border-line border-t bg-surface px-2 pt-1.5 pb-[max(6px,env(safe-area-inset-bottom))] md:hidden"
    >
      {sides.map((entry) => (
        <button
          key={entry.side}
          type="button"
          aria-pressed={side === entry.side}
          onClick={() => onSide(entry.side)}
          className={clsx(
            "relative h-10 rounded-control px-4 font-medium",
            side === entry.side ? "bg-hover text-ink" : "text-muted",
          )}
        >
          {entry.label}
          {entry.side === "right" && news ? (
            <span className="absolute top-2 right-1.5 size-1.5 rounded-full bg-accent">
              <span className="sr-only">, new</span>
            </span>
          ) : null}
        </button>
      ))}
      <div className="ml-auto">{run}</div>
    </nav>
  );
}
