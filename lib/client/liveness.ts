/** How often a page that follows a run looks whether the line is alive, in milliseconds. */
const TICK_MS = 1000;
/** A line on which nothing came for this long is asked. */
const QUIET_MS = 5000;
/** A clock that went on by this much more than it should: the machine slept. */
const SLEPT_MS = 4000;

/** The line to the server, as far as its life is concerned. */
export interface Line {
  /** Whether a run is followed, so that silence matters. */
  busy(): boolean;
  /** The network is gone, as the browser says. */
  lost(): void;
  /** Asks the server for a sign of life, and makes a new line when there is none. */
  check(): void;
  /** The same, but an attempt to connect that is under way goes on: a busy machine stands still as a sleeping one does. */
  suspect(): void;
}

/** Notices sooner than heartbeats do that a line is dead: a laptop slept, Wi-Fi went and came, or nothing comes any more. */
export class Liveness {
  private heardAt = Date.now();
  private tickedAt = Date.now();
  private readonly stopping = new AbortController();
  private readonly timer: ReturnType<typeof setInterval>;

  constructor(private readonly line: Line) {
    this.timer = setInterval(() => this.tick(), TICK_MS);
    if (typeof window === "undefined") return;
    const { signal } = this.stopping;
    const check = () => line.check();
    window.addEventListener("offline", () => line.lost(), { signal });
    window.addEventListener("online", check, { signal });
    window.addEventListener("pageshow", (event) => event.persisted && check(), { signal });
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check(), { signal });
  }

  /** Something came from the server. */
  heard(): void {
    this.heardAt = Date.now();
  }

  /** Looks no more. */
  stop(): void {
    clearInterval(this.timer);
    this.stopping.abort();
  }

  private tick(): void {
    const now = Date.now();
    const slept = now - this.tickedAt > TICK_MS + SLEPT_MS;
    this.tickedAt = now;
    if (!slept && (!this.line.busy() || now - this.heardAt < QUIET_MS)) return;
    this.heardAt = now;
    this.line.suspect();
  }
}
