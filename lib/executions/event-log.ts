import type { ExecutionEvent } from "../contracts/events";
import type { StoredEvent } from "./repository";
import { type EventBody, toEvent, toStoredEvent } from "./stored-event";

/** Bytes of events that stay in memory once they are stored. */
const KEEP_BYTES = 256 * 1024;
/** Bytes one read hands over at most, so that a slow reader holds little. */
const READ_BYTES = 64 * 1024;

/** An event that has its number and that nobody has seen. */
export interface PreparedEvent {
  event: ExecutionEvent;
  row: StoredEvent;
}

interface Entry {
  event: ExecutionEvent;
  bytes: number;
}

/**
 * The events of one execution while a process owns it: numbers them, keeps what is not stored yet plus a tail, and wakes
 * readers. What has left memory is in the store, so memory stays bounded however much a program prints or readers lag.
 */
export class EventLog {
  private readonly entries: Entry[] = [];
  private bytes = 0;
  private pending: StoredEvent[] = [];
  private storedSeq: number;
  private waiters = new Set<() => void>();
  private seq: number;
  /** Last number shown to readers; prepared events are numbered beyond it. */
  private shown: number;
  private over = false;

  constructor(
    readonly executionId: string,
    /** Last number already used, from an earlier owner or from while it was queued. */
    lastSeq: number,
    private readonly clock: () => number,
    /** Told of each event to store, with its bytes of output. */
    private readonly onPending: (bytes: number) => void,
  ) {
    this.seq = lastSeq;
    this.shown = lastSeq;
    this.storedSeq = lastSeq;
  }

  get lastSeq(): number {
    return this.seq;
  }

  get closed(): boolean {
    return this.over;
  }

  /** Numbers an event, shows it to readers and queues it for the store. */
  emit(body: EventBody): void {
    const { event, row } = this.number(body);
    this.pending.push(row);
    this.show(event, row);
    this.onPending(row.data?.length ?? 0);
  }

  /** Numbers an event without showing it: the caller stores it first and then calls {@link reveal}. */
  prepare(body: EventBody): PreparedEvent {
    return this.number(body);
  }

  /** Shows a prepared event that is stored now; more may follow. */
  publish({ event, row }: PreparedEvent): void {
    this.show(event, row);
    this.stored(event.seq);
  }

  /** Takes back the number of the event prepared last, which was not stored. */
  withdraw({ event }: PreparedEvent): void {
    if (event.seq === this.seq) this.seq -= 1;
  }

  /** Shows prepared events that are stored now, the last of the execution. */
  reveal(prepared: readonly PreparedEvent[]): void {
    for (const { event, row } of prepared) this.show(event, row);
    this.stored(this.seq);
    this.close();
  }

  /** No more events; readers end when they have read all. */
  close(): void {
    this.over = true;
    this.wake();
  }

  /** Whether rows wait to be stored. */
  get hasPending(): boolean {
    return this.pending.length > 0;
  }

  /** Whether everything so far is in the store. */
  get isStored(): boolean {
    return this.storedSeq >= this.seq;
  }

  /** Takes rows to store, all or until they carry `bytes`; give them back with {@link restore} when storing failed. */
  takePending(bytes = Number.POSITIVE_INFINITY): StoredEvent[] {
    let count = 0;
    for (let sum = 0; count < this.pending.length && sum < bytes; count++)
      sum += this.pending[count]?.data?.length ?? 0;
    return this.pending.splice(0, count);
  }

  restore(rows: readonly StoredEvent[]): void {
    this.pending = [...rows, ...this.pending];
  }

  /** Everything up to `seq` is in the store now: memory beyond the tail is let go. */
  stored(seq: number): void {
    this.storedSeq = Math.max(this.storedSeq, seq);
    let drop = 0;
    while (drop < this.entries.length && this.bytes > KEEP_BYTES) {
      const entry = this.entries[drop];
      if (!entry || entry.event.seq > this.storedSeq) break;
      this.bytes -= entry.bytes;
      drop += 1;
    }
    if (drop > 0) this.entries.splice(0, drop);
  }

  /** Events after `after` that are in memory, or `"evicted"` when the next one has left it. */
  readFrom(after: number): ExecutionEvent[] | "evicted" {
    const first = this.entries[0]?.event.seq ?? this.shown + 1;
    if (after + 1 < first) return "evicted";
    const events: ExecutionEvent[] = [];
    let bytes = 0;
    for (let index = after + 1 - first; index < this.entries.length && bytes < READ_BYTES; index++) {
      const entry = this.entries[index];
      if (!entry) break;
      events.push(entry.event);
      bytes += entry.bytes;
    }
    return events;
  }

  /**
   * Resolves when there is something after `after`, at the end, or when the signal fires; at once when that is so already,
   * since a reader that has just found nothing may be told only a turn later.
   */
  changed(after: number, signal?: AbortSignal): Promise<void> {
    if (this.shown > after || this.over || signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.waiters.delete(done);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      this.waiters.add(done);
      signal?.addEventListener("abort", done, { once: true });
    });
  }

  private number(body: EventBody): PreparedEvent {
    this.seq += 1;
    const at = this.clock();
    return {
      event: toEvent(this.executionId, this.seq, at, body),
      row: toStoredEvent(this.executionId, this.seq, at, body),
    };
  }

  private show(event: ExecutionEvent, row: StoredEvent): void {
    const bytes = 200 + (row.data?.length ?? row.body?.length ?? 0) * 2;
    this.entries.push({ event, bytes });
    this.bytes += bytes;
    this.shown = event.seq;
    this.wake();
  }

  private wake(): void {
    for (const waiter of [...this.waiters]) waiter();
  }
}
