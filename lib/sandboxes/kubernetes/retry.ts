import { setTimeout as delay } from "node:timers/promises";
import { EngineUnavailableError } from "../engine";
import { statusOf, wordsOf } from "./cluster";

/** Whether the API server said no, rather than nothing: asking again would get the same answer. */
export function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status < 500 && status !== 429;
}

/**
 * Asks until there is an answer.
 * @throws the refusal, or the last error after `ms`.
 */
export async function persist<Result>(ask: () => Promise<Result>, ms: number): Promise<Result> {
  const until = Date.now() + ms;
  for (let pauseMs = 100; ; pauseMs = Math.min(2 * pauseMs, 2_000)) {
    try {
      return await ask();
    } catch (error) {
      if (isRefusal(error) || Date.now() + pauseMs > until) throw error;
      await delay(pauseMs);
    }
  }
}

/**
 * Makes what has a name that nobody else uses; asks until there is an answer. Where the thing is there already, an answer was
 * lost on its way.
 * @throws as `persist` does.
 */
export async function make(ask: () => Promise<unknown>, ms: number): Promise<void> {
  await persist(ask, ms).catch((error: unknown) => {
    if (statusOf(error) !== 409) throw error;
  });
}

/** Nobody answered. */
export function unreachable(cause: unknown): EngineUnavailableError {
  const words = `The Kubernetes API server does not answer (${wordsOf(cause)}). Try again in a moment.`;
  return new EngineUnavailableError(words, { cause });
}
