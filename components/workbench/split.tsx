"use client";

import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef } from "react";

const LEAST = 0.2;
const MOST = 0.8;
const STEP = 0.02;
const DEFAULT = 0.55;

/** Properties of {@link Split}. */
export interface SplitProps {
  /** Share of the width the left side takes. */
  share: number;
  onShare: (share: number) => void;
  left: ReactNode;
  right: ReactNode;
  /** On a narrow page only one side shows. */
  narrowSide: "left" | "right";
}

/** Two sides with a line between them that can be dragged, or moved with the arrow keys; a double click puts it back. */
export function Split({ share, onShare, left, right, narrowSide }: SplitProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);

  // While dragging only a variable changes; the page draws again when it is let go.
  const preview = (next: number) => frame.current?.style.setProperty("--share", String(next));
  const shareAt = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    return box ? clamp((event.clientX - box.left) / box.width) : share;
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) preview(shareAt(event));
  };
  const drop = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    event.currentTarget.releasePointerCapture(event.pointerId);
    onShare(shareAt(event));
  };
  const press = (event: KeyboardEvent) => {
    const next = { ArrowLeft: share - STEP, ArrowRight: share + STEP, Home: LEAST, End: MOST }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onShare(clamp(next));
  };

  return (
    <div
      ref={frame}
      className="flex min-h-0 flex-1 md:grid md:grid-cols-[minmax(0,calc(var(--share)*100%))_1px_minmax(0,1fr)]"
      style={{ "--share": share } as CSSProperties}
    >
      <div id={id} className={sideClass(narrowSide === "left")}>
        {left}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a line that moves is a separator, not a rule between texts */}
      <div
        ref={line}
        role="separator"
        tabIndex={0}
        aria-label="Width of the editor"
        aria-orientation="vertical"
        aria-controls={id}
        aria-valuemin={LEAST * 100}
        aria-valuemax={MOST * 100}
        aria-valuenow={Math.round(share * 100)}
        onPointerDown={(event) => event.button === 0 && event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
        onDoubleClick={() => onShare(DEFAULT)}
        onKeyDown={press}
        className="relative z-10 cursor-col-resize touch-none bg-line transition-colors duration-150 before:absolute before:inset-y-0 before:-left-1.5 before:w-3 hover:bg-accent focus-visible:bg-accent active:bg-accent max-md:hidden"
      />
      <div className={sideClass(narrowSide === "right")}>{right}</div>
    </div>
  );
}

function sideClass(shown: boolean): string {
  return `flex min-h-0 min-w-0 flex-1 flex-col ${shown ? "" : "max-md:hidden"}`;
}

function clamp(share: number): number {
  return Math.round(Math.min(MOST, Math.max(LEAST, share)) * 1000) / 1000;
}
