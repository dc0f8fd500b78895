/** Told that something happened to an execution of an owner; what, one reads oneself. Without an id: something may have. */
export type OwnerListener = (executionId?: string) => void;

/** Who looks at whose list of executions, in this process. */
export class OwnerFeed {
  private readonly listeners = new Map<string, Set<OwnerListener>>();

  /** @param relay is told what happens here, for those who look at another server's list. */
  constructor(private readonly relay: (ownerId: string, executionId: string) => void = () => undefined) {}

  /** Calls back for each execution of the owner that begins, starts, ends or goes; the answer stops that. */
  listen(ownerId: string, listener: OwnerListener): () => void {
    const known = this.listeners.get(ownerId) ?? new Set();
    this.listeners.set(ownerId, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0 && this.listeners.get(ownerId) === known) this.listeners.delete(ownerId);
    };
  }

  /** Says that something happened here. */
  tell(ownerId: string, executionId: string): void {
    this.hear(ownerId, executionId);
    this.relay(ownerId, executionId);
  }

  /** Says that something happened, here or at another server. */
  hear(ownerId: string, executionId: string): void {
    for (const listener of this.listeners.get(ownerId) ?? []) listener(executionId);
  }

  /** Says that whatever happened elsewhere was not heard for a while. */
  missed(): void {
    for (const listeners of this.listeners.values()) for (const listener of listeners) listener();
  }
}
