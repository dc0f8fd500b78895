"use client";

import { Info } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { EXPLAIN_LOOK, explainOutput } from "@/lib/client/run/explain-output";
import { formatCount, plural } from "@/lib/client/run/format";
import { endedWords } from "@/lib/client/run/phase-words";
import type { RunSession, RunState } from "@/lib/client/run/types";
import { largerLimit, type LargerLimit } from "@/lib/client/run/larger-limit";
import { printedNothing } from "@/lib/client/run/words";
import type { LanguageInfo } from "@/lib/contracts/executions";
import { PlaceLink, useErrorPlace } from "./place-link";
import type { LinkContext } from "./place-links";
import { StatusIcon } from "./status-icon";
import { useConfiguredLimits } from "./use-configured-limits";
import { useRunState } from "./use-run-state";

/** Properties of {@link EndNote}. */
export interface EndNoteProps {
  session: RunSession;
  links: () => LinkContext | undefined;
  /** Told when somebody runs it again with larger limits. */
  onLarger?: (limits: LargerLimit["limits"]) => void;
  /** What there is here, for words about what is missing. */
  languages?: readonly LanguageInfo[];
}

/** Below the output: why it was refused, how it ended when that needs words, and what would help. */
export function EndNote({ session, links, onLarger, languages }: EndNoteProps) {
  const state = useRunState(session);
  const explanation = useExplanation(session, state, languages);
  const error = useErrorPlace(session, state, links);
  const limits = useConfiguredLimits(state.phase === "finished" && session.program() !== undefined);
  if (state.phase === "refused" && state.problem) {
    const { title, detail, retryAfter } = state.problem;
    const wait = retryAfter ? ` Try again in ${plural(retryAfter, "second")}.` : "";
    return (
      <Note tone="failed" title={`${title}.`} help={`${detail}${wait}`}>
        <Again session={session} label="Try again" />
      </Note>
    );
  }
  const words = endedWords(state);
  const { result } = state;
  if (
    !words ||
    !result ||
    (result.outcome === "ok" && !printedNothing({ result, bytes: state.outputBytes }) && !explanation)
  ) {
    return null;
  }
  const larger = limits && largerLimit(state, limits);
  const dropped = result.usage?.droppedBytes ?? 0;
  const help = [words.help, dropped > 0 ? `${formatCount(dropped)} bytes more were thrown away.` : ""];
  return (
    <Note
      tone={words.tone}
      title={words.sentence}
      help={result.outcome === "ok" || error ? "" : help.filter(Boolean).join(" ")}
    >
      {error ? <PlaceLink place={error} reveal={(place) => links()?.reveal(place)} /> : null}
      {explanation ? (
        <p className="mt-1 flex gap-2" data-testid="explanation">
          <Info className="mt-0.5 size-3.5 shrink-0 text-running" aria-hidden />
          {explanation}
        </p>
      ) : null}
      {larger ? (
        <Again
          session={session}
          label={`Run again with ${larger.words}`}
          onAgain={() => {
            onLarger?.(larger.limits);
            session.again(larger.limits);
          }}
        />
      ) : null}
    </Note>
  );
}

function Note(props: {
  tone: Parameters<typeof StatusIcon>[0]["tone"];
  title: string;
  help: string;
  children?: React.ReactNode;
}) {
  return (
    <section
      aria-label="How it ended"
      className="max-h-[40%] shrink-0 overflow-y-auto border-line border-t bg-surface px-3 py-2 text-sm"
    >
      <div className="flex gap-2">
        <StatusIcon tone={props.tone} className="mt-[3px]" />
        <div className="min-w-0 flex-1 break-words">
          <p className="font-medium">{props.title}</p>
          {props.help ? <p className="text-muted">{props.help}</p> : null}
          {props.children}
        </div>
      </div>
    </section>
  );
}

function Again({ session, label, onAgain }: { session: RunSession; label: string; onAgain?: () => void }) {
  if (!session.program()) return null;
  return (
    <Button className="mt-2" onClick={onAgain ?? (() => session.again())}>
      {label}
    </Button>
  );
}

/** Looked for once a run, when it is over. */
function useExplanation(
  session: RunSession,
  { phase, result, execution }: RunState,
  languages: readonly LanguageInfo[] = [],
): string | undefined {
  const id = execution?.language ?? session.program()?.language;
  const language = languages.find((each) => each.id === id);
  return useMemo(
    () =>
      phase === "finished" && result && result.outcome !== "cancelled"
        ? explainOutput(session.plainText(EXPLAIN_LOOK), language)
        : undefined,
    [session, phase, result, language],
  );
}
