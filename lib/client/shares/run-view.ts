import type { ExecutionEvent, Result, Status } from "../../contracts/events";
import type { Execution } from "../../contracts/executions";
import { applyEvents, noProgress } from "../run/apply-events";
import { formatBytes, formatDuration } from "../run/format";
import { OutputBuffer } from "../run/output-buffer";
import { endedWords, phaseWords } from "../run/phase-words";
import type { OutputChunk, RunState } from "../run/types";
import type { Tone } from "../run/words";

/** Characters of output a page shows; a link to all of it stands beside. */
export const shownCharacters = 256 * 1024;

/** A run as a page shows it: how it stands and what it printed. */
export interface RunView {
  state: RunState;
  chunks: readonly OutputChunk[];
  /** Characters of the oldest output that are not shown. */
  dropped: number;
}

/** What events add up to, for a page made by the server. @param lastSeq the last event there is, as far as known. */
export function viewOf(execution: Execution, events: readonly ExecutionEvent[]): RunView {
  const { progress, output } = applyEvents(noProgress, events);
  const buffer = new OutputBuffer(shownCharacters);
  for (const chunk of output) buffer.push(chunk);
  const known: { result?: Result; status: Status } = execution;
  const state: RunState = {
    phase: known.result ? "finished" : progress.phase,
    execution,
    position: progress.position,
    result: known.result,
    status: known.status,
    artifacts: execution.artifacts,
    watchOnly: true,
    connection: "online",
    outputLines: buffer.lines,
    outputBytes: buffer.bytes,
  };
  return { state, chunks: buffer.read(), dropped: buffer.dropped };
}

/** How a run stands, in a few words with its status's hue. */
export function statusOf(state: RunState): { tone: Tone; word: string; sentence?: string; help?: string } {
  const ended = endedWords(state);
  if (ended) return { tone: ended.tone, word: ended.label, sentence: ended.sentence, help: ended.help };
  const { tone, word } = phaseWords(state);
  return { tone, word };
}

/** The figures of a finished run: exit code or signal, times, memory. */
export function figuresOf({ result }: Pick<RunState, "result">): string[] {
  if (!result) return [];
  const { usage } = result;
  return [
    ...(result.exitCode === undefined ? [] : [`exit ${result.exitCode}`]),
    ...(usage ? [`${formatDuration(usage.wallMs)} wall`, `${formatDuration(usage.cpuMs)} CPU`] : []),
    ...(usage ? [formatBytes(usage.memoryBytes)] : []),
  ];
}
