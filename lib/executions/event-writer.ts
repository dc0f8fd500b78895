import type { Logger } from "../observability/logger";
import type { EventLog } from "./event-log";
import type { ExecutionRepository, StoredEvent } from "./repository";

/** How long events wait to be stored together, and the first and longest pause after a failure, in milliseconds. */
const FLUSH_MS = 50;
const RETRY_MS = 200;
const MAX_RETRY_MS = 2000;

/** Output one statement carries and one execution's share of it, in bytes: on its way it is copied several times over. */
const STATEMENT_BYTES = 256 * 1024;
const SHARE_BYTES = 64 * 1024;

/** Bytes of output of all executions that may wait to be stored before programs are held back, and until they go on. */
const FULL_BYTES = 8 * 1024 * 1024;
const ROOM_BYTES = 4 * 1024 * 1024;

const bytesOf = (rows: readonly StoredEvent[]) => rows.reduce((sum, row) => sum + (row.data?.length ?? 0), 0);

/**
 * Stores the events of all living executions in batches, each with a share for everyone who waits, so that nobody's much
 * output delays another's little. One write at a time, so rows of one execution are never stored out of order; while the
 * database is away they stay in memory (bounded by the output limit) and are tried again.
 */
export class EventWriter {
  private readonly dirty = new Set<EventLog>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<boolean> | null = null;
  private retryMs = RETRY_MS;
  private waitingBytes = 0;
  private failing = false;
  private full: { promise: Promise<void>; resolve: () => void } | null = null;

  constructor(
    private readonly repository: Pick<ExecutionRepository, "append">,
    private readonly logger: Logger,
  ) {}

  /** Says that a log has rows to store, and how many bytes of output came with this one. */
  schedule(log: EventLog, bytes = 0): void {
    this.waitingBytes += bytes;
    this.dirty.add(log);
    this.timer ??= setTimeout(() => this.tick(), FLUSH_MS);
  }

  /**
   * Resolves when more output may come, undefined when it may at once. A database that is away holds nobody back: a program
   * must not run into its time limit for that.
   */
  room(): Promise<void> | undefined {
    if (this.failing || this.waitingBytes < FULL_BYTES) return undefined;
    this.full ??= deferred();
    return this.full.promise;
  }

  /** Waits for a write under way and takes a log's remaining rows, for a transaction of the caller's own. */
  async takeFor(log: EventLog): Promise<StoredEvent[]> {
    while (this.writing !== null) await this.writing;
    this.dirty.delete(log);
    const rows = log.takePending();
    this.leave(bytesOf(rows));
    return rows;
  }

  /** Stores what a log has now, or everything that waits; resolves early when storing fails. */
  async flush(log?: EventLog): Promise<void> {
    while (log ? this.dirty.has(log) || this.writing !== null : this.dirty.size > 0) {
      if (!(await (this.writing ?? this.write()))) return;
      if (log?.isStored) return;
    }
  }

  private tick(): void {
    this.timer = null;
    void (this.writing ?? this.write());
  }

  /** One statement; resolves to whether it worked. */
  private write(): Promise<boolean> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const taken = this.shares();
    if (taken.length === 0) return Promise.resolve(true);
    this.writing = this.store(taken).then((worked) => {
      this.writing = null;
      if (this.dirty.size > 0) this.timer ??= setTimeout(() => this.tick(), worked ? 0 : this.retryMs);
      if (!worked) this.retryMs = Math.min(this.retryMs * 2, MAX_RETRY_MS);
      return worked;
    });
    return this.writing;
  }

  /** A share of each log that waits, the longest waiting first, up to one statement. */
  private shares(): { log: EventLog; rows: StoredEvent[] }[] {
    const taken: { log: EventLog; rows: StoredEvent[] }[] = [];
    let bytes = 0;
    for (const log of [...this.dirty]) {
      if (bytes >= STATEMENT_BYTES) break;
      const rows = log.takePending(SHARE_BYTES);
      this.dirty.delete(log);
      if (log.hasPending) this.dirty.add(log);
      bytes += bytesOf(rows);
      taken.push({ log, rows });
    }
    return taken;
  }

  private async store(taken: { log: EventLog; rows: StoredEvent[] }[]): Promise<boolean> {
    const rows = taken.flatMap((each) => each.rows);
    try {
      await this.repository.append(rows);
    } catch (error) {
      this.logger.warn({ err: error, executions: taken.length }, "events could not be stored; trying again");
      for (const each of taken) {
        each.log.restore(each.rows);
        this.dirty.add(each.log);
      }
      this.failing = true;
      this.makeRoom();
      return false;
    }
    this.failing = false;
    this.retryMs = RETRY_MS;
    for (const each of taken) each.log.stored(each.rows.at(-1)?.seq ?? 0);
    this.leave(bytesOf(rows));
    return true;
  }

  private leave(bytes: number): void {
    this.waitingBytes = Math.max(0, this.waitingBytes - bytes);
    if (this.waitingBytes < ROOM_BYTES) this.makeRoom();
  }

  private makeRoom(): void {
    this.full?.resolve();
    this.full = null;
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
