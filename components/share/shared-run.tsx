"use client";

import { useEffect, useState } from "react";
import { OutputText } from "@/components/ui/output-text";
import { createTokenPort } from "@/lib/client/rest/token-port";
import { formatCount } from "@/lib/client/run/format";
import { createRunSession } from "@/lib/client/run/run-session";
import { type RunView, statusOf } from "@/lib/client/shares/run-view";
import { useRunView } from "@/lib/client/shares/use-run-view";
import type { Problem } from "@/lib/contracts/errors";
import type { Execution } from "@/lib/contracts/executions";
import { RunHead } from "./run-head";
import { useFollowing } from "./use-following";

/** A run somebody shares. */
export interface SharedRunProps {
  execution: Execution;
  token: string;
  /** What the server knew when it made the page. */
  view: RunView;
  /** Whether that is all there will ever be. */
  complete: boolean;
}

/** The run, which goes on live while it is not over. @param onView told what is shown, for copying. */
export function SharedRun({ run, onView }: { run: SharedRunProps; onView: (view: RunView) => void }) {
  const [port] = useState(createTokenPort);
  const [session] = useState(() => createRunSession(port));
  const live = useRunView(session);
  useEffect(() => {
    if (run.complete) return;
    session.follow(run.execution.id, run.token);
    return () => port.leave();
  }, [session, port, run.complete, run.execution.id, run.token]);
  // Until the line stands, what came with the page is more than nothing.
  const view = live.chunks.length === 0 && live.state.phase !== "finished" ? withProblem(run.view, live) : live;
  useEffect(() => onView(view), [view, onView]);
  const ref = useFollowing(view.chunks);
  const { state, chunks, dropped } = view;
  const { sentence } = statusOf(state);
  return (
    <section aria-label="Output" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <RunHead
        state={state}
        download={`/api/v1/executions/${run.execution.id}/output/stdout?token=${encodeURIComponent(run.token)}`}
      />
      <section
        ref={ref}
        aria-label="What it printed"
        // A box that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
        className="min-h-40 flex-1 overflow-auto px-4 py-3 focus-visible:-outline-offset-2"
      >
        {dropped > 0 ? (
          <p className="pb-2 text-muted text-sm">{formatCount(dropped)} earlier characters are in the download.</p>
        ) : null}
        <pre className="whitespace-pre-wrap break-words font-mono leading-[1.55]">
          <OutputText pieces={chunks} />
        </pre>
        {state.problem ? <p className="pt-2 text-failed text-sm">{problemWords(state.problem)}</p> : null}
      </section>
      <p role="status" className="shrink-0 border-line border-t px-4 py-1.5 text-muted text-sm empty:hidden">
        {sentence}
      </p>
    </section>
  );
}

/** The page's first picture with what went wrong since. */
function withProblem(first: RunView, { state }: RunView): RunView {
  return state.problem ? { ...first, state: { ...first.state, phase: "refused", problem: state.problem } } : first;
}

/** The reader followed a link and knows of no execution. */
function problemWords({ code, detail }: Problem): string {
  return code === "not_found" ? "This is not shared any more. Ask whoever shared it for a new link." : detail;
}
