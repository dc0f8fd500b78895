import type { Creator } from "../executions/service";
import type { RunnableLanguage } from "../languages/registry";
import type { SandboxFile } from "../sandboxes/engine";

/** A program that helps to write code, and what it is to work on. */
export interface ToolTask {
  language: RunnableLanguage;
  /** What people call it. */
  name: string;
  argv: readonly string[];
  env?: Readonly<Record<string, string>>;
  files?: readonly SandboxFile[];
  stdin?: Uint8Array;
  /** The most it may print. */
  outputBytes: number;
}

/** What a tool said and how it ended. */
export interface ToolRun {
  stdout: string;
  stderr: string;
  exitCode: number;
  /** Why it did not come to its own end, in words. */
  stopped?: string;
}

/** Runs tools on people's code. Failures are `ProblemError`s. */
export interface ToolService {
  /**
   * In a sandbox of its own, under a compiler's limits and in the place of an execution.
   * @throws ProblemError `unauthenticated` where only people with an account run; `rate_limited`, also while the same caller is still being served; `queue_full`, `engine_unavailable`.
   */
  run(caller: Creator, task: ToolTask, signal?: AbortSignal): Promise<ToolRun>;
}
