import { setTimeout as delay } from "node:timers/promises";
import { type ExecutionEvent, isTerminal } from "../contracts/events";
import type { LiveExecution } from "./live-execution";
import type { ExecutionRepository } from "./repository";
import type { EventReader } from "./service";
import { fromStoredEvent } from "./stored-event";

const PAGE = 200;
/** How often an execution that another process owns is looked at, in milliseconds. */
const POLL_MS = 250;

type Store = Pick<ExecutionRepository, "eventsAfter" | "find">;

/** Reads a living execution: from memory while it is there, from the store where it is not. */
export class LiveReader implements EventReader {
  private readonly closed = new AbortController();

  constructor(
    private readonly live: LiveExecution,
    private readonly store: Store,
    private cursor: number,
  ) {
    live.watchers += 1;
  }

  async next(signal?: AbortSignal): Promise<readonly ExecutionEvent[]> {
    const stop = signal ? AbortSignal.any([signal, this.closed.signal]) : this.closed.signal;
    while (!stop.aborted) {
      const over = this.live.log.closed;
      const events = await this.read();
      if (events.length > 0) {
        this.cursor = events.at(-1)?.seq ?? this.cursor;
        return events;
      }
      if (over) return [];
      await this.live.log.changed(this.cursor, stop);
    }
    return [];
  }

  close(): void {
    if (this.closed.signal.aborted) return;
    this.closed.abort();
    this.live.watchers -= 1;
  }

  private async read(): Promise<readonly ExecutionEvent[]> {
    const inMemory = this.live.log.readFrom(this.cursor);
    if (inMemory !== "evicted") return inMemory;
    const rows = await this.store.eventsAfter({ executionId: this.live.id, after: this.cursor, limit: PAGE });
    return rows.map(fromStoredEvent);
  }
}

/** Reads an execution that is over, or that another process owns: from the store, looking again until it is over. */
export class StoreReader implements EventReader {
  private readonly closed = new AbortController();

  constructor(
    private readonly id: string,
    private readonly store: Store,
    private cursor: number,
  ) {}

  async next(signal?: AbortSignal): Promise<readonly ExecutionEvent[]> {
    const stop = signal ? AbortSignal.any([signal, this.closed.signal]) : this.closed.signal;
    while (!stop.aborted) {
      // Looked up first: events stored between the two look-ups are then read by the next turn.
      const row = await this.store.find(this.id);
      const rows = await this.store.eventsAfter({ executionId: this.id, after: this.cursor, limit: PAGE });
      if (rows.length > 0) {
        this.cursor = rows.at(-1)?.seq ?? this.cursor;
        return rows.map(fromStoredEvent);
      }
      if (!row || isTerminal(row.status)) return [];
      await delay(POLL_MS, undefined, { signal: stop }).catch(() => undefined);
    }
    return [];
  }

  close(): void {
    this.closed.abort();
  }
}
