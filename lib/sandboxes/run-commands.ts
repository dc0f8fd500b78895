import {
  type ExitReason,
  type ResourceUsage,
  type SandboxCommand,
  type SandboxExit,
  SandboxStateError,
} from "./engine";
import type { RunnerCommand, RunnerExit } from "./protocol/messages";

/** The runner's half of a command: what it enforces itself. The rest is the control group's. */
export function runnerCommand(command: SandboxCommand, primed: boolean, counted: boolean): RunnerCommand {
  const { limits, argv, env, tty, rows, columns, interactive } = command;
  return {
    ...{ argv, env, tty, rows, columns, interactive },
    wallMs: limits.wallMs,
    totalMs: limits.totalMs,
    cpuMs: limits.cpuMs,
    outputBytes: limits.outputBytes,
    nofile: limits.openFiles,
    fsize: limits.fileBytes,
    // Where no control group counts, the kernel counts per user in the sandbox; the runner is one of them.
    nproc: counted ? undefined : limits.processes + 1,
    network: limits.network,
    primeData: primed ? command.primeData : undefined,
  };
}

/** Use of nothing, for a command that never ran. */
const NOTHING: ResourceUsage = {
  wallMs: 0,
  waitedMs: 0,
  cpuMs: 0,
  memoryBytes: 0,
  stdoutBytes: 0,
  stderrBytes: 0,
  droppedBytes: 0,
};

/** Input is refused, not thrown away, when a program does not read it. */
export function stdinFull(): SandboxStateError {
  return new SandboxStateError("The program has more than 1 MiB of input to read.");
}

/** The end of a command that could not be started. */
export function notStarted(message: string): SandboxExit {
  return { reason: "not_started", message, usage: NOTHING };
}

/** What the host measured itself. */
export interface HostMeasure {
  /** Time since the start, in milliseconds. */
  wallMs: number;
  /** CPU time from the control group; undefined without one. */
  cpuMs?: number;
  /** Peak from the control group, in bytes; undefined without one. */
  memoryBytes?: number;
}

/**
 * The runner's report with the host's measures.
 * @param counted what the control group's counters say, which nothing outranks.
 * @param asked why the host asked for the kill; it counts only when the kill is what ended the program.
 */
export function reportedExit(
  exit: RunnerExit,
  counted: ExitReason | undefined,
  asked: ExitReason | undefined,
  measure: HostMeasure,
): SandboxExit {
  const reason = counted ?? (exit.reason === "killed" ? (asked ?? "killed") : exit.reason);
  const bySelf = reason === "exited";
  return {
    reason,
    exitCode: bySelf ? exit.exitCode : undefined,
    signal: bySelf ? exit.signal : undefined,
    message: exit.message,
    usage: {
      wallMs: exit.wallUs / 1000,
      waitedMs: exit.waitedUs / 1000,
      cpuMs: (exit.userUs + exit.systemUs) / 1000,
      memoryBytes: measure.memoryBytes ?? exit.memoryBytes ?? exit.maxRssKib * 1024,
      stdoutBytes: exit.stdoutBytes,
      stderrBytes: exit.stderrBytes,
      droppedBytes: exit.droppedBytes,
    },
  };
}

/** The end of a command whose runner never reported. */
export function lostExit(verdict: ExitReason | undefined, measure: HostMeasure, message: string): SandboxExit {
  const usage = {
    ...NOTHING,
    wallMs: measure.wallMs,
    cpuMs: measure.cpuMs ?? 0,
    memoryBytes: measure.memoryBytes ?? 0,
  };
  return { reason: verdict ?? "lost", message: verdict ? undefined : message, usage };
}
