"use client";

import { useCallback, useEffect, useState } from "react";
import { OutcomeLine } from "@/components/output/outcome-line";
import { OutputPanel } from "@/components/output/output-panel";
import { RunAnnouncer } from "@/components/output/run-announcer";
import type { ErrorLocation } from "@/lib/client/run/locate-error";
import { pagePort } from "@/lib/client/run/port";
import { createRunSession } from "@/lib/client/run/run-session";
import type { RunSession } from "@/lib/client/run/types";
import { createWatchPort, type SharedRun } from "@/lib/client/shares/watch-port";
import type { SharedDocument } from "@/lib/contracts/shares";

/** Properties of {@link WatchedRun}. */
export interface WatchedRunProps {
  run: SharedRun;
  document: SharedDocument;
  /** Told the session once, for copying. */
  onSession: (session: RunSession) => void;
  onReveal: (place: ErrorLocation) => void;
  /** The terminal stands with what the page brought. */
  onShown: () => void;
}

/** The editor's output pane on a run somebody shares, live while it is not over. */
export function WatchedRun({ run, document, onSession, onReveal, onShown }: WatchedRunProps) {
  const [session] = useState(() => {
    const made = createRunSession(createWatchPort(run, pagePort), { watchOnly: true });
    made.follow(run.execution.id, run.token);
    return made;
  });
  useEffect(() => onSession(session), [session, onSession]);
  const files = useCallback(
    () => document.files.map(({ path, content, encoding }) => (encoding === "utf8" ? { path, content } : { path })),
    [document],
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1">
        <OutputPanel session={session} onReveal={onReveal} files={files} onShown={onShown} />
      </div>
      <footer className="flex min-h-8 shrink-0 items-center border-line border-t bg-surface px-3">
        <OutcomeLine session={session} />
      </footer>
      <RunAnnouncer session={session} />
    </div>
  );
}
