/** A counted right to use a sandbox; held from before the run until the sandbox is gone. */
export class Permits {
  private taken = 0;
  private readonly listeners = new Set<() => void>();

  constructor(readonly total: number) {}

  get available(): number {
    return this.total - this.taken;
  }

  get inUse(): number {
    return this.taken;
  }

  /** A function that gives the permit back (once), or null when all are taken. */
  tryTake(): (() => void) | null {
    if (this.taken >= this.total) return null;
    this.taken += 1;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.taken -= 1;
      for (const listener of this.listeners) listener();
    };
  }

  /** Calls back whenever a permit becomes free. */
  onFree(listener: () => void): void {
    this.listeners.add(listener);
  }
}
