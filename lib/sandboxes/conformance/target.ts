import type { Sandbox, SandboxEngine } from "../engine";

/** An engine under test, with what only its own side can see. */
export interface ConformanceTarget {
  /** Started, with a warm pool of {@link primedProfile}. */
  engine: SandboxEngine;
  /**
   * Remembers where a living sandbox lives. The result names everything of it that still exists: processes, cgroups, pods.
   * @throws Error when it sees nothing of a sandbox that lives, because then it would see nothing of a leftover either.
   */
  observe(sandbox: Sandbox): Promise<() => Promise<string[]>>;
  close(): Promise<void>;
}

/** Makes the target; called once for the suite. */
export type CreateTarget = () => Promise<ConformanceTarget>;

/** The target as the sections see it: there from the first test on. */
export interface TargetHandle {
  readonly current: ConformanceTarget;
}
