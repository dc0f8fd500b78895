import type { Outcome } from "../../contracts/events";
import type { Execution } from "../../contracts/executions";
import { outcomeWords, type Tone } from "../run/words";

/** Outcomes as the filter names them. */
export const outcomeNames: Record<Outcome, string> = {
  ok: "ok",
  nonzero_exit: "failed",
  signal: "ended by a signal",
  compile_error: "does not compile",
  timeout: "time limit",
  out_of_memory: "out of memory",
  output_limit: "output limit",
  cancelled: "stopped",
  interrupted: "interrupted",
  engine_error: "could not run",
};

/** How a run of a list stands. */
export function runWords({ status, result, limits }: Execution): { tone: Tone; word: string } {
  if (status === "queued" || status === "running") return { tone: status, word: status };
  if (!result) return { tone: "queued", word: status };
  const { tone, label } = outcomeWords({ result, status, limits, lines: 0, bytes: 0 });
  return { tone, word: result.outcome === "nonzero_exit" && result.exitCode ? `exit ${result.exitCode}` : label };
}

/** What a run is called: its title, else its first line. */
export function runName({ title, headline }: Pick<Execution, "title" | "headline">): string {
  return title || headline || "Empty program";
}
