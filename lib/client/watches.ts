import type { Problem } from "../contracts/errors";
import type { ExecutionEvent } from "../contracts/events";
import { endMessageSchema, eventsMessageSchema } from "../contracts/realtime";

/** What the holder of a watch is told. */
export interface WatchListener {
  /** New events in order, none twice. */
  onEvents(events: readonly ExecutionEvent[]): void;
  /** Everything was told, or the watch broke off for the reason given. Called once. */
  onEnd(problem?: Problem): void;
}

/** A watch as its holder asks for it. */
export interface WantedWatch {
  lastSeq: number;
  token?: string;
  listener: WatchListener;
}

interface Watch extends WantedWatch {
  /**
   * Whether the server has said yes to this very watch. What comes before that was sent for an earlier one and comes
   * again; taken now it would leave a hole.
   */
  begun: boolean;
}

/** What became of a request to watch; without effect once another one was made. */
export interface Asked {
  begun(): void;
  refused(problem: Problem): void;
}

/** The watches a page holds, and how far each one is. Knows nothing of the connection. */
export class Watches {
  private readonly byId = new Map<string, Watch>();

  /** Replaces an earlier watch of the same execution. With `begun` the server was asked already and said yes. */
  add(id: string, watch: WantedWatch, begun = false): void {
    this.byId.set(id, { ...watch, begun });
  }

  /** Forgets a watch, if it is still this listener's. */
  remove(id: string, listener: WatchListener): boolean {
    return this.byId.get(id)?.listener === listener && this.byId.delete(id);
  }

  /** Whether anything is watched. */
  get any(): boolean {
    return this.byId.size > 0;
  }

  /** What to ask the server for after a connection was made. */
  pending(): { id: string; after: number; token?: string }[] {
    return [...this.byId].map(([id, { lastSeq, token }]) => ({ id, after: lastSeq, ...(token && { token }) }));
  }

  /** To be called when the server is asked for a watch; the answer is told what it says. */
  asking(id: string): Asked {
    const known = this.byId.get(id);
    if (!known) return { begun: () => undefined, refused: () => undefined };
    const watch = { ...known, begun: false };
    this.byId.set(id, watch);
    return {
      begun: () => {
        watch.begun = true;
      },
      refused: (problem) => {
        if (this.byId.get(id) === watch) this.finish(id, watch, problem);
      },
    };
  }

  /** Takes an `execution:events` message; what was told before is left out. */
  take(message: unknown): void {
    const parsed = eventsMessageSchema.safeParse(message);
    const watch = parsed.success ? this.byId.get(parsed.data.id) : undefined;
    if (!parsed.success || !watch?.begun) return;
    const fresh = parsed.data.events.filter((event) => event.seq > watch.lastSeq);
    if (fresh.length === 0) return;
    watch.lastSeq = fresh.at(-1)?.seq ?? watch.lastSeq;
    watch.listener.onEvents(fresh);
  }

  /** Takes an `execution:end` message. */
  end(message: unknown): void {
    const parsed = endMessageSchema.safeParse(message);
    const watch = parsed.success ? this.byId.get(parsed.data.id) : undefined;
    if (parsed.success && watch?.begun) this.finish(parsed.data.id, watch, parsed.data.problem);
  }

  private finish(id: string, watch: Watch, problem?: Problem): void {
    this.byId.delete(id);
    watch.listener.onEnd(problem);
  }
}
