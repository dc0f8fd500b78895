"use client";

import type { Terminal } from "@xterm/xterm";
import { ArrowDown } from "lucide-react";
import { useEffect, useState } from "react";
import { plural } from "@/lib/client/run/format";
import type { RunSession } from "@/lib/client/run/types";

/** While one reads further up, the output does not move; this says how much came meanwhile and leads there. */
export function FollowButton({ session, terminal }: { session: RunSession; terminal: Terminal }) {
  const missed = useMissedLines(session, terminal);
  if (missed === null) return null;
  return (
    <button
      type="button"
      onClick={() => {
        terminal.scrollToBottom();
        terminal.focus();
      }}
      className="absolute right-5 bottom-3 z-10 flex h-7 cursor-pointer items-center gap-1.5 rounded-full border border-line-strong bg-raised px-3 text-ink text-sm shadow-raised hover:bg-surface pointer-coarse:h-10"
    >
      <ArrowDown className="size-3.5" aria-hidden />
      <span className="tabular">{missed === 0 ? "To the end" : plural(missed, "new line")}</span>
    </button>
  );
}

/** Lines that came since the end was last in sight; null while it is. */
function useMissedLines(session: RunSession, terminal: Terminal): number | null {
  const [missed, setMissed] = useState<number | null>(null);
  useEffect(() => {
    let seen = session.getState().outputLines;
    const look = () => {
      const { viewportY, baseY } = terminal.buffer.active;
      const lines = session.getState().outputLines;
      if (viewportY >= baseY) seen = lines;
      setMissed(viewportY >= baseY ? null : Math.max(0, lines - seen));
    };
    const painted = terminal.onRender(look);
    const unsubscribe = session.subscribe(look);
    return () => {
      painted.dispose();
      unsubscribe();
    };
  }, [session, terminal]);
  return missed;
}
