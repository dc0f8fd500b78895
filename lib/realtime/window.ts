import { bounds } from "./bounds";

/** Counts what was sent and not acknowledged, and lets a sender wait until there is room for more. */
export class Window {
  private batches = 0;
  private bytes = 0;
  private wake: (() => void) | undefined;

  /** @param signal ends the wait for room. */
  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener("abort", () => this.wake?.(), { once: true });
  }

  /** Takes room for a batch; the answer gives it back. */
  take(bytes: number): () => void {
    this.batches += 1;
    this.bytes += bytes;
    return () => {
      this.batches -= 1;
      this.bytes -= bytes;
      this.wake?.();
    };
  }

  /** Resolves when a batch may be sent, or the signal aborted. One waiter at a time. */
  async room(): Promise<void> {
    while (!this.hasRoom() && !this.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private hasRoom(): boolean {
    return this.batches < bounds.unacknowledgedBatches && this.bytes < bounds.unacknowledgedBytes;
  }
}
