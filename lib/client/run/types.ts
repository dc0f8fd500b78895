import type { Problem } from "@/lib/contracts/errors";
import type { Artifact, Result, Status } from "@/lib/contracts/events";
import type { CreateExecution, Execution } from "@/lib/contracts/executions";

/** Where the run on the page stands; finer than an execution's status, and known before the server answers. */
export type RunPhase =
  | "idle"
  | "starting"
  | "queued"
  | "compiling"
  | "running"
  | "waiting"
  | "stopping"
  | "finished"
  | "refused";

/** One immutable picture of the run; a new object for every change. */
export interface RunState {
  phase: RunPhase;
  execution: Execution | null;
  /** Place in the queue, 1 is next. */
  position?: number;
  /** `performance.now()` when running began, for the clock. */
  startedAt?: number;
  /** When finished. */
  result?: Result;
  status?: Status;
  /** Why it was refused. */
  problem?: Problem;
  artifacts: readonly Artifact[];
  /** Whether this page only looks on: nothing that is typed or pressed here reaches the program. */
  watchOnly: boolean;
  connection: "online" | "reconnecting";
  outputLines: number;
  outputBytes: number;
}

/** A piece of output with where it came from. */
export interface OutputChunk {
  stream: "stdout" | "stderr" | "compiler" | "echo";
  text: string;
}

/** The one run a page shows: the editor starts it, the output panel shows it. */
export interface RunSession {
  getState(): RunState;
  /** For `useSyncExternalStore`. */
  subscribe(listener: () => void): () => void;
  /** The phase changes in the same frame, before the server answers. */
  start(body: CreateExecution): void;
  stop(): void;
  write(text: string): void;
  end(): void;
  interrupt(): void;
  resize(rows: number, columns: number): void;
  /** Attach to an execution that exists: after a reload, or from a shared link. */
  follow(id: string, token?: string): void;
  /** Forgets the output; what runs goes on. */
  clear(): void;
  /** Runs the last program again, with other limits where given. False when this page started none. */
  again(limits?: CreateExecution["limits"]): boolean;
  /** Replays what is there, then goes on live. */
  onOutput(listener: (chunk: OutputChunk) => void): () => void;
  /** Called when the output starts anew: another run, or cleared. */
  onReset(listener: () => void): () => void;
  /** The program this page started last; absent when it only follows one. */
  program(): CreateExecution | undefined;
  /** Where the exact bytes of a stream are; absent before there is an execution. */
  outputUrl(stream: "stdout" | "stderr" | "compiler"): string | undefined;
  /** The output as it reads, without escape sequences; only the end of it where that is enough. */
  plainText(characters?: number): string;
}
