"use client";

import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { StatusMark } from "@/components/ui/status-mark";
import { formatDuration } from "@/lib/client/run/format";
import type { RunState } from "@/lib/client/run/types";
import { figuresOf, statusOf } from "@/lib/client/shares/run-view";

/** How the run stands, with its figures and all of its output to download. */
export function RunHead({ state, download }: { state: RunState; download: string }) {
  const { tone, word, help } = statusOf(state);
  return (
    <header className="flex min-h-9 shrink-0 items-center gap-x-3 border-line border-b bg-surface px-4 py-1 text-sm">
      <span title={help} className="inline-flex">
        <StatusMark tone={tone} word={word} />
      </span>
      {state.phase === "running" ? <Clock from={state.startedAt} /> : null}
      <span className="tabular min-w-0 text-muted">{figuresOf(state).join(" · ")}</span>
      <a
        href={download}
        download
        className="ml-auto inline-flex items-center gap-1.5 text-muted hover:text-ink"
        title="The program's exact bytes"
      >
        <Download className="size-3.5" aria-hidden />
        <span className="max-md:sr-only">stdout</span>
      </a>
    </header>
  );
}

/** Time since running began. */
function Clock({ from }: { from: number | undefined }) {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, []);
  if (from === undefined || now === undefined) return null;
  return <span className="tabular text-muted">{formatDuration(Math.max(0, now - from))}</span>;
}
