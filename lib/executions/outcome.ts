import type { Result, Status } from "../contracts/events";
import type { SandboxExit } from "../sandboxes/engine";

/** Why Podium itself stopped an execution. */
export type StopCause = "cancelled" | "shutdown";

/** How an execution ended, from how its command ended. The engine's counters decide, never the output. */
export function conclude(exit: SandboxExit, stop: StopCause | null): { status: Status; result: Result } {
  const usage = { ...exit.usage };
  const failed = (result: Omit<Result, "usage">) => ({ status: "failed" as Status, result: { ...result, usage } });
  // A stop that came too late changes nothing: the program had ended by itself.
  if (exit.reason === "killed" || (exit.reason === "lost" && stop !== null)) {
    if (stop === "cancelled") return { status: "cancelled", result: { outcome: "cancelled", usage } };
    return failed({
      outcome: "interrupted",
      message: "The server stopped while the program was running. Run it again.",
    });
  }
  switch (exit.reason) {
    case "exited":
      if (exit.signal !== undefined) return failed({ outcome: "signal", signal: exit.signal });
      if (exit.exitCode === 0) return { status: "completed", result: { outcome: "ok", exitCode: 0, usage } };
      return failed({ outcome: "nonzero_exit", exitCode: exit.exitCode });
    case "wall_limit":
      return failed({ outcome: "timeout", limit: exit.usage.waitedMs > exit.usage.wallMs ? "totalMs" : "wallMs" });
    case "cpu_limit":
      return failed({ outcome: "timeout", limit: "cpuMs" });
    case "memory_limit":
      return failed({ outcome: "out_of_memory", limit: "memoryBytes" });
    case "output_limit":
      return failed({ outcome: "output_limit", limit: "outputBytes" });
    case "not_started":
      return failed({ outcome: "engine_error", message: exit.message ?? "The program could not be started." });
    case "lost":
      return failed({
        outcome: "interrupted",
        message: exit.message ?? "The sandbox was lost. Run the program again.",
      });
  }
}

/** How an execution ended whose compiler did not succeed; the words stand in the compiler's output. */
export function concludeCompile(exit: SandboxExit, stop: StopCause | null): { status: Status; result: Result } {
  const plain = conclude(exit, stop);
  const usage = { ...exit.usage, compileMs: exit.usage.wallMs };
  if (exit.reason === "killed" || exit.reason === "lost" || exit.reason === "not_started") {
    return { status: plain.status, result: { ...plain.result, usage } };
  }
  const stopped: Partial<Record<SandboxExit["reason"], string>> = {
    wall_limit: "The compiler was stopped at its time limit.",
    cpu_limit: "The compiler was stopped at its CPU time limit.",
    memory_limit: "The compiler was stopped at its memory limit.",
    output_limit: "The compiler printed more than its limit.",
  };
  const { exitCode, signal, limit } = plain.result;
  return {
    status: "failed",
    result: { outcome: "compile_error", exitCode, signal, limit, message: stopped[exit.reason], usage },
  };
}

/** How an execution ends that was cancelled before it ran. */
export function concludeQueuedStop(): { status: Status; result: Result } {
  return { status: "cancelled", result: { outcome: "cancelled", message: "Cancelled while it was waiting." } };
}
