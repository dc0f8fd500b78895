/** Told that something happened to an execution of an owner; what, one reads oneself. */
export type OwnerListener = (executionId: string) => void;

/** Who looks at whose list of executions, in this process. */
export class OwnerFeed {
  private readonly listeners = new Map<string, Set<OwnerListener>>();

  /** Calls back for each execution of the owner that begins, starts, ends or goes; the answer stops that. */
  listen(ownerId: string, listener: OwnerListener): () => void {
    const known = this.listeners.get(ownerId) ?? new Set();
    this.listeners.set(ownerId, known.add(listener));
    return () => {
      known.delete(listener);
      if (known.size === 0 && this.listeners.get(ownerId) === known) this.listeners.delete(ownerId);
    };
  }

  /** Says that something happened. */
  tell(ownerId: string, executionId: string): void {
    for (const listener of this.listeners.get(ownerId) ?? []) listener(executionId);
  }
}
