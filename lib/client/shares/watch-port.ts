import type { Problem } from "../../contracts/errors";
import type { ExecutionEvent } from "../../contracts/events";
import type { Execution } from "../../contracts/executions";
import { ClientError } from "../problem";
import type { RunPort } from "../run/port";
import type { WatchListener } from "../watches";

/** A run as a page brought it along. */
export interface SharedRun {
  execution: Execution;
  /** Reads the execution as long as the share stands. */
  token: string;
  /** What the server knew when it made the page, from the first event on. */
  events: readonly ExecutionEvent[];
  /** Whether that is all there will ever be. */
  complete: boolean;
}

/**
 * A reader's line to a shared run: begins with what the page brought, and asks the server only for what comes after, so
 * that a room of readers costs one answer each for a run that is over. It never controls.
 * @param line the server; made only when something is missing.
 */
export function createWatchPort({ execution, events, complete }: SharedRun, line: () => RunPort): RunPort {
  const refuse = () => Promise.reject(new ClientError("Whoever follows a link only reads. Open a copy to run it."));
  return {
    get connected() {
      return complete || line().connected;
    },
    onChange: (callback) => (complete ? () => undefined : line().onChange(callback)),
    watch(target, listener, after = 0) {
      const fresh = events.filter(({ seq }) => seq > after);
      if (fresh.length > 0) listener.onEvents(fresh);
      if (!complete) return line().watch(target, inReadersWords(listener), fresh.at(-1)?.seq ?? after);
      listener.onEnd();
      return () => undefined;
    },
    execution: () => Promise.resolve(execution),
    create: refuse,
    stdin: refuse,
    cancel: refuse,
    interrupt: refuse,
    resize: refuse,
  };
}

/** The reader followed a link and knows of no execution. */
function inReadersWords({ onEvents, onEnd }: WatchListener): WatchListener {
  return { onEvents, onEnd: (problem) => onEnd(problem && readersWords(problem)) };
}

function readersWords(problem: Problem): Problem {
  if (problem.code !== "not_found") return problem;
  const title = "This is not shared any more";
  return {
    ...problem,
    title,
    detail: "The link was revoked, or its time is over. Ask whoever shared it for a new one.",
  };
}
