/** Tells readers of executions that wait in the queue when one is taken from it. */
export class TakenSignals {
  readonly #waiting = new Map<string, Set<() => void>>();

  tell(id: string): void {
    for (const done of this.#waiting.get(id) ?? []) done();
  }

  /** Resolves when it is taken, or the signal fires. */
  wait(id: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(id) ?? new Set();
      const done = () => {
        waiting.delete(done);
        if (waiting.size === 0) this.#waiting.delete(id);
        signal.removeEventListener("abort", done);
        resolve();
      };
      this.#waiting.set(id, waiting.add(done));
      signal.addEventListener("abort", done, { once: true });
    });
  }
}
