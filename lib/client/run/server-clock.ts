/**
 * Tells when something happened by this page's clock. An event cannot arrive before it happened, so the smallest
 * difference seen is closest to how far the clocks are apart.
 */
export class ServerClock {
  private offset: number;

  /** @param start `trusted` for events of the past, whose arrival says nothing: the clocks are taken to agree. */
  constructor(start: "unknown" | "trusted" = "unknown") {
    this.offset = start === "trusted" ? 0 : Number.POSITIVE_INFINITY;
  }

  /** An event with this time has just arrived. */
  saw(at: number): void {
    this.offset = Math.min(this.offset, Date.now() - at);
  }

  /** A time of the server's as `performance.now()` would have said it here. */
  toLocal(at: number): number {
    const offset = Number.isFinite(this.offset) ? this.offset : 0;
    return performance.now() - (Date.now() - offset - at);
  }
}
