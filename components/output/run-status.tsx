"use client";

import { useEffect, useRef } from "react";
import { formatDuration } from "@/lib/client/run/format";
import { phaseWords } from "@/lib/client/run/phase-words";
import type { RunSession } from "@/lib/client/run/types";
import { StatusIcon } from "./status-icon";
import { useRunState } from "./use-run-state";

/** Where the run stands: sign, word, and a clock while it runs. */
export function RunStatus({ session }: { session: RunSession }) {
  const state = useRunState(session);
  const { tone, word, clock } = phaseWords(state);
  return (
    <div className="flex min-w-0 items-center gap-2 text-sm" data-testid="run-status">
      <StatusIcon tone={tone} />
      <span className="truncate">{word}</span>
      {clock && state.startedAt !== undefined ? <Clock startedAt={state.startedAt} /> : null}
    </div>
  );
}

/** Counts up by itself; written past React, which has better to do ten times a second. */
function Clock({ startedAt }: { startedAt: number }) {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () => {
      if (text.current) text.current.textContent = reading(performance.now() - startedAt);
    };
    show();
    const timer = setInterval(show, 100);
    return () => clearInterval(timer);
  }, [startedAt]);
  return <span ref={text} className="tabular whitespace-nowrap text-muted" />;
}

/** In seconds from the start, so that the unit does not jump while it counts. */
function reading(ms: number): string {
  const shown = Math.max(0, ms);
  return shown < 999.5 ? `${(shown / 1000).toFixed(2)} s` : formatDuration(shown);
}
