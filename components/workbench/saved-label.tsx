"use client";

import { TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Properties of {@link SavedLabel}. */
export interface SavedLabelProps {
  /** `Date.now()` of the last change that is kept; 0: nothing yet. */
  savedAt: number;
  problem?: string;
}

/** "Saved 3 s ago", going on by itself; or why it is not. */
export function SavedLabel({ savedAt, problem }: SavedLabelProps) {
  const [now, setNow] = useState(savedAt);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, SECOND);
    return () => clearInterval(timer);
  }, []);
  if (problem) {
    return (
      <span className="flex items-center gap-1.5 text-limited">
        <TriangleAlert className="size-3.5" aria-hidden />
        {problem}
      </span>
    );
  }
  return savedAt === 0 ? null : <span className="tabular">Saved {ago(Math.max(0, now - savedAt))}</span>;
}

function ago(ms: number): string {
  if (ms < 2 * SECOND) return "just now";
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s ago`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
  return ms < 24 * HOUR ? `${Math.floor(ms / HOUR)} h ago` : `${Math.floor(ms / (24 * HOUR))} d ago`;
}
