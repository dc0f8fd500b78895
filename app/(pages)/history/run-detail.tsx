"use client";

import { useEffect, useState } from "react";
import { DetailBar } from "@/components/history/detail-bar";
import { RunFacts } from "@/components/history/run-facts";
import { OutcomeLine } from "@/components/output/outcome-line";
import { OutputPanel } from "@/components/output/output-panel";
import { ShareButton } from "@/components/share/share-button";
import { ErrorState, LoadingRows } from "@/components/ui/states";
import { runName } from "@/lib/client/history/run-words";
import type { RunState } from "@/lib/client/run/types";
import { createRunSession } from "@/lib/client/run/run-session";
import { useSelected } from "@/lib/client/store";
import type { NamedLanguage } from "./named-language";
import { RunCode } from "./run-code";
import { useInput } from "./use-input";
import { useRunAgain } from "./use-run-again";

const whole = (state: RunState) => state;

/** Properties of {@link RunDetail}. */
export interface RunDetailProps {
  id: string;
  languages: readonly NamedLanguage[];
  onClose: () => void;
  /** Another run is to be chosen. */
  onCompare: () => void;
  /** It runs again, under this id. */
  onRun: (id: string) => void;
  onDeleted: () => void;
}

/** One run, exactly: its code, what it was given, and its output in the editor's own panel, live while it runs. */
export function RunDetail({ id, languages, onClose, onCompare, onRun, onDeleted }: RunDetailProps) {
  const [session] = useState(() => createRunSession());
  const { execution, phase, problem: refused } = useSelected(session, whole);
  useEffect(() => session.follow(id), [session, id]);
  const run = execution?.id === id ? execution : undefined;
  const { document, input, problem } = useInput(id, languages);
  const { again, edit } = useRunAgain(onRun);
  const [marked, mark] = useState<{ file: string; line: number }>();
  const language = languages.find((each) => each.id === run?.language);

  if (refused?.code === "not_found" || problem) {
    return (
      <aside aria-label="Run" className={pane}>
        <DetailBar name="Run" onClose={onClose} />
        <ErrorState title={refused ? "There is no such run" : "The run could not be read"}>
          {refused ? "It was deleted, its time is over, or it is somebody else's." : problem}
        </ErrorState>
      </aside>
    );
  }
  return (
    <aside aria-label="Run" className={pane}>
      <DetailBar
        name={run ? runName(run) : "Run"}
        run={run}
        language={language?.name}
        onClose={onClose}
        onAgain={input && (() => void again(input))}
        onEdit={document && (() => edit(document))}
        onCompare={onCompare}
        over={phase === "finished"}
        onDeleted={onDeleted}
        share={document ? <ShareButton document={() => document} execution={id} /> : null}
      />
      <div className="flex min-h-0 flex-1 flex-col">
        <div className="min-h-0 flex-[5] overflow-y-auto border-line border-b">
          {document && run && input ? (
            <>
              <RunCode document={document} marked={marked} />
              <div className="border-line border-t">
                <RunFacts run={run} input={input} />
              </div>
            </>
          ) : (
            <LoadingRows rows={5} label="Loading the run" />
          )}
        </div>
        <div className="min-h-0 flex-[4]">
          <OutputPanel
            session={session}
            onReveal={mark}
            files={() => document?.files.map(({ path, content }) => ({ path, content })) ?? []}
            fontSize={13}
          />
        </div>
        <footer className="flex min-h-8 shrink-0 items-center border-line border-t bg-surface px-3">
          <OutcomeLine session={session} />
        </footer>
      </div>
    </aside>
  );
}

const pane = "flex min-w-0 flex-col border-line bg-canvas max-md:flex-1 md:w-[46%] md:min-w-90 md:shrink-0 md:border-l";
