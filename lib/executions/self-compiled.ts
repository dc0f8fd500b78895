import type { Logger } from "../observability/logger";
import type { Sandbox } from "../sandboxes/engine";
import { type CompileCache, MAX_PROGRAM_BYTES } from "./compile-cache";
import { keyOf } from "./compile-step";
import type { LiveExecution } from "./live-execution";
import type { SelfCompile } from "./self-compile";

/** How what such a process leaves is laid out; another number where that changes. */
const LAYOUT = "compiled-1";

/** What is known of an execution's sources where the process that runs them compiles them. */
export interface Kept {
  key: string;
  /** What it left the last time; absent: it has to compile. */
  classes?: Uint8Array;
}

/** Looks for what the owner compiled before; null for a language that keeps nothing itself. */
export async function findKept(live: LiveExecution, cache: CompileCache): Promise<Kept | null> {
  if (live.plan.language.definition.keepsCompiled === undefined) return null;
  const key = keyOf(cache, live, [LAYOUT]);
  return { key, classes: (await cache.get(key))?.program };
}

/**
 * Keeps what a run compiled, after the run. Code of the user's has run beside it by then: it is kept only when it is what
 * the process announced before that.
 */
export async function keepCompiled(
  sandbox: Sandbox,
  live: LiveExecution,
  { key, classes, self }: Kept & { self: SelfCompile },
  { cache, logger }: { cache: CompileCache; logger: Pick<Logger, "debug"> },
): Promise<void> {
  const path = live.plan.language.definition.keepsCompiled;
  if (classes || path === undefined || self.compiledAt === undefined) return;
  try {
    const { files } = await sandbox.collect({ maxFiles: 1, maxBytes: MAX_PROGRAM_BYTES, paths: [path] });
    const [left] = files;
    // In the background: the end need not wait for the disk.
    if (left && self.isGenuine(left.content)) void cache.put(key, left.content, Buffer.alloc(0));
  } catch (error) {
    logger.debug({ err: error, executionId: live.id }, "what was compiled could not be read");
  }
}
