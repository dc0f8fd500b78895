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

interface Watch {
  lastSeq: number;
  token?: string;
  listener: WatchListener;
}

/** The watches a page holds, and how far each one is. Knows nothing of the connection. */
export class Watches {
  private readonly byId = new Map<string, Watch>();

  /** Replaces an earlier watch of the same execution. */
  add(id: string, watch: Watch): void {
    this.byId.set(id, watch);
  }

  /** Forgets a watch, if it is still this listener's. */
  remove(id: string, listener: WatchListener): boolean {
    return this.byId.get(id)?.listener === listener && this.byId.delete(id);
  }

  /** What to ask the server for after a connection was made. */
  pending(): { id: string; after: number; token?: string }[] {
    return [...this.byId].map(([id, { lastSeq, token }]) => ({ id, after: lastSeq, ...(token && { token }) }));
  }

  /** Takes an `execution:events` message; what was told before is left out. */
  take(message: unknown): void {
    const parsed = eventsMessageSchema.safeParse(message);
    const watch = parsed.success ? this.byId.get(parsed.data.id) : undefined;
    if (!parsed.success || !watch) return;
    const fresh = parsed.data.events.filter((event) => event.seq > watch.lastSeq);
    if (fresh.length === 0) return;
    watch.lastSeq = fresh.at(-1)?.seq ?? watch.lastSeq;
    watch.listener.onEvents(fresh);
  }

  /** Takes an `execution:end` message. */
  end(message: unknown): void {
    const parsed = endMessageSchema.safeParse(message);
    if (!parsed.success) return;
    const watch = this.byId.get(parsed.data.id);
    this.byId.delete(parsed.data.id);
    watch?.listener.onEnd(parsed.data.problem);
  }
}
