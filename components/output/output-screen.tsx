"use client";

import { useEffect, useState } from "react";
import { formatCount } from "@/lib/client/run/format";
import type { RunSession } from "@/lib/client/run/types";
import type { LinkContext } from "./place-links";
import { PlainView } from "./plain-view";
import { SCROLLBACK } from "./scrollback";
import { TerminalView } from "./terminal-view";
import { useRunState } from "./use-run-state";

/** Properties of {@link OutputScreen}. */
export interface OutputScreenProps {
  session: RunSession;
  fontSize: number;
  plain: boolean;
  searching: boolean;
  onSearching: (open: boolean) => void;
  links: () => LinkContext | undefined;
  onShown?: () => void;
  after?: Promise<void>;
}

/** The output itself, in the terminal or as text, and what is said about it. */
export function OutputScreen({ session, plain, ...rest }: OutputScreenProps) {
  const state = useRunState(session);
  const [skipped, setSkipped] = useState(false);
  useEffect(() => session.onReset(() => setSkipped(false)), [session]);
  const beyond = state.outputLines - SCROLLBACK;
  return (
    <div className="flex h-full min-h-0 flex-col">
      {!plain && (skipped || beyond > 0) ? (
        <p className="tabular shrink-0 border-line border-b bg-surface px-3 py-1 text-muted text-xs">
          … {beyond > 0 ? `${formatCount(beyond)} earlier lines are` : "Earlier output is"} not shown here. “Download”
          has all of it.
        </p>
      ) : null}
      <div className="relative min-h-0 flex-1">
        <div className={plain ? "hidden" : "h-full"}>
          <TerminalView session={session} {...rest} onSkipped={() => setSkipped(true)} />
        </div>
        {plain ? <PlainView session={session} fontSize={rest.fontSize} /> : null}
        {state.phase === "idle" ? <Empty /> : null}
      </div>
    </div>
  );
}

/** Before the first run; the terminal below is there already, so nothing jumps. */
function Empty() {
  return (
    <div className="pointer-events-none absolute inset-0 flex flex-col items-center justify-center gap-1 p-6 text-center text-muted text-sm">
      <p className="text-ink">Nothing has run yet</p>
      <p>What your program prints appears here. When it asks for input, type here.</p>
    </div>
  );
}
