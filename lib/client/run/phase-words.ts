import { ordinal } from "./format";
import type { RunState } from "./types";
import { outcomeWords, type OutcomeWords, type Tone } from "./words";

/** What the run does now, for the status above the output and for announcements. */
export interface PhaseWords {
  tone: Tone;
  word: string;
  /** Whether a clock stands beside the word. */
  clock: boolean;
}

type Live = Pick<RunState, "phase" | "position" | "connection" | "watchOnly">;

const phases: Record<RunState["phase"], (state: Live) => PhaseWords> = {
  idle: () => ({ tone: "queued", word: "ready", clock: false }),
  starting: () => ({ tone: "queued", word: "starting", clock: false }),
  queued: ({ position }) => ({
    tone: "queued",
    word: position === undefined ? "queued" : `queued, ${ordinal(position)} in line`,
    clock: false,
  }),
  compiling: () => ({ tone: "running", word: "compiling", clock: false }),
  running: () => ({ tone: "running", word: "running", clock: true }),
  waiting: ({ watchOnly }) => ({
    tone: "running",
    word: watchOnly ? "waiting for input" : "waiting for your input",
    clock: false,
  }),
  stopping: () => ({ tone: "queued", word: "stopping", clock: false }),
  finished: () => ({ tone: "completed", word: "finished", clock: false }),
  refused: () => ({ tone: "failed", word: "not run", clock: false }),
};

/** Words for a run at any moment. */
export function phaseWords(state: RunState): PhaseWords {
  if (state.connection === "reconnecting" && isUnderWay(state)) {
    const whose = state.watchOnly ? "the" : "your";
    const known = state.execution !== null || state.phase !== "starting";
    const word = `Reconnecting; ${whose} program ${known ? "is still running" : "starts when that is done"}`;
    return { tone: "limited", word, clock: false };
  }
  const ended = endedWords(state);
  if (ended) return { tone: ended.tone, word: ended.label, clock: false };
  return phases[state.phase](state);
}

/** How it ended, once it has. */
export function endedWords(state: RunState): OutcomeWords | undefined {
  const { phase, result, status, execution, outputLines: lines, outputBytes: bytes } = state;
  if (phase !== "finished" || !result) return undefined;
  return outcomeWords({ result, status, limits: execution?.limits, lines, bytes });
}

/** Whether something runs, or is about to. */
export function isUnderWay({ phase }: Pick<RunState, "phase">): boolean {
  return phase !== "idle" && phase !== "finished" && phase !== "refused";
}

/** Whether typing reaches the program now, or will when it starts. */
export function takesInput({ phase, watchOnly }: Pick<RunState, "phase" | "watchOnly">): boolean {
  return !watchOnly && (phase === "starting" || phase === "queued" || phase === "running" || phase === "waiting");
}

/** One sentence for a polite live region; empty where there is nothing to say. */
export function announcement(state: RunState): string {
  if (state.phase === "idle" || state.phase === "stopping") return "";
  if (state.phase === "refused") return state.problem?.detail ?? "It was not run.";
  if (state.phase === "starting") return "Starting";
  return endedWords(state)?.sentence ?? phaseWords(state).word;
}
