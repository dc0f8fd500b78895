import type { Logger } from "../observability/logger";
import type { ExecutionRepository } from "./repository";

/** How often old executions are looked for, in milliseconds, and how many one statement deletes. */
const EVERY_MS = 60 * 60 * 1000;
const BATCH = 500;

/** Deletes finished executions older than `days`, in small batches; returns a function that stops it. */
export function scheduleRetention(
  repository: Pick<ExecutionRepository, "deleteFinishedBefore">,
  days: number,
  logger: Logger,
  clock: () => number,
): () => void {
  let stopped = false;
  const sweep = async () => {
    const before = new Date(clock() - days * 24 * 60 * 60 * 1000);
    try {
      while (!stopped && (await repository.deleteFinishedBefore({ before, limit: BATCH })) === BATCH);
    } catch (error) {
      logger.warn({ err: error }, "old executions could not be deleted; trying again in an hour");
    }
  };
  const timer = setInterval(() => void sweep(), EVERY_MS);
  void sweep();
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}
