import { readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { Deferred } from "../protocol/outcomes";

/** bubblewrap on the host, whose one child is the sandbox's PID 1. */
export interface SandboxProcess {
  /** Its standard input and output, which carry the runner's protocol. */
  readonly stream: Socket;
  /** Process id on the host; undefined when it was never forked. */
  readonly pid: number | undefined;
  /** Resolves when bubblewrap is gone; it goes only after PID 1 and with that every process of the sandbox. */
  readonly gone: Promise<void>;
  readonly alive: boolean;
  /** What bubblewrap and the runner wrote to standard error, the first 4 KiB; known once it is gone. */
  words(): string;
  /** User id on the host of PID 1; undefined when it cannot be told. */
  hostUid(): number | undefined;
  /** Kills the whole sandbox from outside. */
  kill(): void;
}

/** The spawner's side of a {@link SandboxProcess}: what it is told about it. */
export interface SpawnedProcess {
  readonly process: SandboxProcess;
  /** Resolves when it has started or is known not to. */
  readonly settled: Promise<SandboxProcess>;
  started(pid: number): void;
  ended(words: string): void;
  /** The spawner ended, and everything it started with it. */
  orphaned(): void;
}

/** PID 1 dies at once when killed; if bubblewrap still waits then, its own end takes PID 1 along. */
const KILL_PARENT_AFTER_MS = 300;
/** How long the kernel may take to end the processes of a spawner that ended. */
const ORPHAN_MS = 1_000;
/** How long after the end of its stream news of a process may still come by the other way. */
const NEWS_MS = 500;

/** A process that was asked for over `stream`; `kill` asks the spawner, which alone knows what its number stands for. */
export function createSpawnedProcess(stream: Socket, kill: (target: "first" | "parent") => void): SpawnedProcess {
  let words = "";
  let pid: number | undefined;
  let alive = true;
  const gone = new Deferred<void>();
  const settled = new Deferred<SandboxProcess>();
  const ended = (text: string) => {
    alive = false;
    words = text.trim();
    settled.resolve(process);
    gone.resolve();
  };
  let broken = "The spawner refused to start a sandbox.";
  // A sandbox that is killed while the server writes is an end, not an error; the runner's stream tells it.
  stream.on("error", (error) => {
    broken = error.message;
  });
  stream.once("close", () => {
    if (pid === undefined && alive) setTimeout(() => pid === undefined && alive && ended(broken), NEWS_MS);
  });
  const process: SandboxProcess = {
    stream,
    gone: gone.promise,
    get pid() {
      return pid;
    },
    get alive() {
      return alive;
    },
    words: () => words,
    hostUid: () => uidOf(childOf(pid)),
    kill() {
      if (!alive) return;
      kill("first");
      setTimeout(() => alive && kill("parent"), KILL_PARENT_AFTER_MS).unref();
    },
  };
  return {
    process,
    settled: settled.promise,
    started(number) {
      pid = number;
      settled.resolve(process);
    },
    ended,
    orphaned() {
      const end = () => ended("The spawner of sandboxes ended.");
      if (!alive || stream.destroyed) return end();
      // Its other end is held by bubblewrap and PID 1, so that it closes when both are dead.
      setTimeout(() => stream.destroy(), ORPHAN_MS).unref();
      stream.once("close", end).end();
      if (stream.listenerCount("data") === 0) stream.resume();
    },
  };
}

function childOf(pid: number | undefined): number | undefined {
  const child = Number.parseInt(readText(`/proc/${pid}/task/${pid}/children`), 10);
  return Number.isNaN(child) ? undefined : child;
}

function uidOf(pid: number | undefined): number | undefined {
  const match = /^Uid:\s+(\d+)/m.exec(readText(`/proc/${pid}/status`));
  return match ? Number(match[1]) : undefined;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
