import type { ShareRepository } from "./repository";

/** How long an answer of the store is believed: a share revoked by another process, or whose time is over, ends within it. */
export const believedMs = 5_000;
/** Shares remembered at one time; beyond it all are forgotten, which costs a look-up each. */
const bound = 10_000;

interface Entry {
  at: number;
  executionId: Promise<string | null | undefined>;
  /** Fires when it is revoked here. */
  ended: AbortController;
}

/** Which execution each share allows to read, asked of the store at most every five seconds however many watch. */
export class Liveness {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly repository: Pick<ShareRepository, "executionOf">,
    private readonly clock: () => number,
  ) {}

  /** The execution a living share shows; null when it shows only code, undefined when there is no such share. */
  executionOf(shareId: string): Promise<string | null | undefined> {
    return this.entry(shareId).executionId;
  }

  /** Fires when the share is revoked in this process; other processes learn by asking again. */
  ended(shareId: string): AbortSignal {
    return this.entry(shareId).ended.signal;
  }

  /** Says that a share is over, so that its readers end at once. */
  end(shareId: string): void {
    this.entries.get(shareId)?.ended.abort();
    this.entries.delete(shareId);
  }

  private entry(shareId: string): Entry {
    const known = this.entries.get(shareId);
    if (known && this.clock() - known.at < believedMs) return known;
    if (this.entries.size >= bound) this.entries.clear();
    const executionId = this.repository.executionOf(shareId, new Date(this.clock())).catch((error: unknown) => {
      // While the store does not answer nobody can have revoked anything, so the last answer holds.
      if (known) return known.executionId;
      this.entries.delete(shareId);
      throw error;
    });
    const fresh = { at: this.clock(), executionId, ended: known?.ended ?? new AbortController() };
    this.entries.set(shareId, fresh);
    return fresh;
  }
}
