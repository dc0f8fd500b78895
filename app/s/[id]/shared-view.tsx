"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState } from "react";
import { StatusIcon } from "@/components/output/status-icon";
import { FirstPicture } from "@/components/share/first-picture";
import { SharedPage, type SharedPageProps } from "@/components/share/shared-page";
import type { CopiedRun } from "@/lib/client/copy-as/markdown";
import type { ErrorLocation } from "@/lib/client/run/locate-error";
import type { RunSession } from "@/lib/client/run/types";
import { statusOf, viewOf } from "@/lib/client/shares/run-view";
import type { SharedRun } from "@/lib/client/shares/watch-port";
import type { SharedDocument } from "@/lib/contracts/shares";

const WatchedRun = dynamic(() => import("./watched-run").then((module) => module.WatchedRun), { ssr: false });

/** Properties of {@link SharedView}. */
export interface SharedViewProps extends Omit<SharedPageProps, "copied" | "output" | "marked"> {
  run?: SharedRun;
}

/** Shared code beside its run: drawn by the server as text, then in the editor's own output pane. */
export function SharedView({ run, ...page }: SharedViewProps) {
  const session = useRef<RunSession | undefined>(undefined);
  const [marked, mark] = useState<ErrorLocation>();
  const copied = useCallback((): CopiedRun | undefined => {
    if (!run) return undefined;
    const live = session.current;
    if (live) return { output: live.plainText(), result: live.getState().result };
    const { chunks, state } = viewOf(run.execution, run.events);
    return { output: chunks.map(({ text }) => text).join(""), result: state.result };
  }, [run]);
  const remember = useCallback((made: RunSession) => {
    session.current = made;
  }, []);
  return (
    <SharedPage
      {...page}
      copied={copied}
      marked={marked}
      output={run ? <Output run={run} document={page.document} onSession={remember} onReveal={mark} /> : undefined}
    />
  );
}

interface OutputProps {
  run: SharedRun;
  document: SharedDocument;
  onSession: (session: RunSession) => void;
  onReveal: (place: ErrorLocation) => void;
}

/** The first picture lies over the pane until the terminal stands with the same output, so that nothing flashes. */
function Output(props: OutputProps) {
  const [stands, setStands] = useState(false);
  const onShown = useCallback(() => setStands(true), []);
  const { execution, events } = props.run;
  const view = useMemo(() => viewOf(execution, events), [execution, events]);
  return (
    <section aria-label="Output" className="relative min-h-0 min-w-0 flex-1">
      <WatchedRun {...props} onShown={onShown} />
      {stands ? null : (
        <div className="absolute inset-0 bg-canvas">
          <FirstPicture view={view} icon={<StatusIcon tone={statusOf(view.state).tone} />} />
        </div>
      )}
    </section>
  );
}
