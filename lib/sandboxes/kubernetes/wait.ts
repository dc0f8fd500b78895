import type { PodWatch } from "./pod-watch";

/**
 * Resolves to the first result of `look` that is not undefined, asked now and at each change of the pods.
 * @throws whatever `look` throws · the signal's reason · Error with `late` after `ms`.
 */
export function waitForPods<Result>(
  watch: PodWatch,
  look: () => Result | undefined,
  { ms, late, signal }: { ms: number; late: () => Error; signal?: AbortSignal },
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      stop();
      signal?.removeEventListener("abort", abort);
      act();
    };
    const check = () => {
      try {
        const result = look();
        if (result !== undefined) settle(() => resolve(result));
      } catch (error) {
        settle(() => reject(error as Error));
      }
    };
    const abort = () => settle(() => reject(signal?.reason));
    const timer = setTimeout(() => settle(() => reject(late())), ms);
    const stop = watch.onChange(check);
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) abort();
    else check();
  });
}
