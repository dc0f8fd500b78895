import type { Artifact, ExecutionEvent, Result, Status } from "../../contracts/events";
import type { OutputChunk, RunPhase } from "./types";

/** What the events of one execution add up to. */
export interface Progress {
  /** Everything up to this number has been applied. */
  readonly lastSeq: number;
  /** Events that came before their turn, by number. */
  readonly early: ReadonlyMap<number, ExecutionEvent>;
  readonly phase: RunPhase;
  readonly position?: number;
  /** Server's clock at which the running time is zero: the start, moved on by each wait for input. */
  readonly zeroAt?: number;
  readonly waitingSince?: number;
  readonly result?: Result;
  readonly status?: Status;
  readonly artifacts: readonly Artifact[];
}

/** Nothing has happened yet. */
export const noProgress: Progress = { lastSeq: 0, early: new Map(), phase: "starting", artifacts: [] };

/**
 * Applies a batch in the order of its numbers, each event once: repeats are left out, and what comes before its turn waits
 * until the events between are there.
 */
export function applyEvents(
  progress: Progress,
  events: readonly ExecutionEvent[],
): { progress: Progress; output: OutputChunk[] } {
  const early = new Map(progress.early);
  for (const event of events) if (event.seq > progress.lastSeq) early.set(event.seq, event);
  const output: OutputChunk[] = [];
  let next: Progress = progress;
  for (let event = early.get(next.lastSeq + 1); event; event = early.get(next.lastSeq + 1)) {
    early.delete(event.seq);
    next = { ...step(next, event, output), lastSeq: event.seq };
  }
  return { progress: { ...next, early }, output };
}

/** Whether events are missing before some that came. */
export function hasHole(progress: Progress): boolean {
  return progress.early.size > 0;
}

/** Goes on behind a hole that stays: what is missing is named in the output. */
export function skipHole(progress: Progress): { progress: Progress; output: OutputChunk[] } {
  const first = Math.min(...progress.early.keys());
  const rest = applyEvents({ ...progress, lastSeq: first - 1 }, []);
  return {
    ...rest,
    output: [notice("Some of the output did not arrive; the download has all of it."), ...rest.output],
  };
}

function step(progress: Progress, event: ExecutionEvent, output: OutputChunk[]): Progress {
  switch (event.type) {
    case "stdout":
    case "stderr":
    case "compiler":
    case "echo":
      output.push({ stream: event.type, text: event.text });
      return progress;
    case "gap":
      output.push(notice(event.reason));
      return progress;
    case "status":
      return status(progress, event);
    case "waiting":
      return waiting(progress, event);
    case "artifact":
      return { ...progress, artifacts: [...progress.artifacts, event.artifact] };
    case "exit":
      return { ...progress, phase: "finished", result: event.result, status: event.status, position: undefined };
  }
}

function status(progress: Progress, event: ExecutionEvent & { type: "status" }): Progress {
  const { status: now, phase, position, at } = event;
  if (now === "queued") return { ...progress, status: now, phase: "queued", position };
  if (now !== "running") return { ...progress, status: now };
  const started = { ...progress, status: now, position: undefined };
  if (phase === "compiling") return { ...started, phase: "compiling" };
  if (phase === "running") return { ...started, phase: "running", zeroAt: at };
  return { ...started, phase: "starting" };
}

function waiting(progress: Progress, { waiting: now, at }: ExecutionEvent & { type: "waiting" }): Progress {
  if (now) return { ...progress, phase: "waiting", waitingSince: at };
  const waited = progress.waitingSince === undefined ? 0 : at - progress.waitingSince;
  const zeroAt = progress.zeroAt === undefined ? undefined : progress.zeroAt + waited;
  return { ...progress, phase: "running", waitingSince: undefined, zeroAt };
}

/** A line of Podium's own among the program's. */
function notice(text: string): OutputChunk {
  return { stream: "echo", text: `\r\n[Podium: ${text}]\r\n` };
}
