import type { Logger } from "../observability/logger";
import type { EventLog } from "./event-log";
import type { ExecutionRepository, StoredEvent } from "./repository";

/** How long events wait to be stored together, and the first and longest pause after a failure, in milliseconds. */
const FLUSH_MS = 50;
const RETRY_MS = 200;
const MAX_RETRY_MS = 2000;

/** Output one statement carries, in bytes: on its way it is copied and encoded several times over. */
const STATEMENT_BYTES = 1024 * 1024;

/** Cuts rows into statements of bounded size; a row is never split. */
function* slices(rows: readonly StoredEvent[]): Generator<StoredEvent[]> {
  let slice: StoredEvent[] = [];
  let bytes = 0;
  for (const row of rows) {
    slice.push(row);
    bytes += row.data?.length ?? 0;
    if (bytes < STATEMENT_BYTES) continue;
    yield slice;
    slice = [];
    bytes = 0;
  }
  if (slice.length > 0) yield slice;
}

/**
 * Stores the events of all living executions in batches. One write at a time, so rows of one execution are never
 * stored out of order; while the database is away they stay in memory (bounded by the output limit) and are tried again.
 */
export class EventWriter {
  private readonly dirty = new Set<EventLog>();
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> | null = null;
  private retryMs = RETRY_MS;

  constructor(
    private readonly repository: Pick<ExecutionRepository, "append">,
    private readonly logger: Logger,
  ) {}

  /** Says that a log has rows to store. */
  schedule(log: EventLog): void {
    this.dirty.add(log);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  /** Waits for a write under way and takes a log's remaining rows, for a transaction of the caller's own. */
  async takeFor(log: EventLog): Promise<StoredEvent[]> {
    while (this.writing !== null) await this.writing;
    this.dirty.delete(log);
    return log.takePending();
  }

  /** Stores everything that waits; resolves when this attempt is over, whether it worked or not. */
  async flush(): Promise<void> {
    while (this.writing !== null) await this.writing;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.dirty.size === 0) return;
    this.writing = this.write([...this.dirty]).finally(() => {
      this.writing = null;
    });
    await this.writing;
  }

  private async write(logs: EventLog[]): Promise<void> {
    this.dirty.clear();
    const taken = logs.map((log) => ({ log, rows: log.takePending() })).filter(({ rows }) => rows.length > 0);
    if (taken.length === 0) return;
    try {
      // A failure stores all of them again: a number that is there already is left as it is.
      for (const slice of slices(taken.flatMap(({ rows }) => rows))) await this.repository.append(slice);
      this.retryMs = RETRY_MS;
      for (const { log, rows } of taken) log.stored(rows.at(-1)?.seq ?? 0);
    } catch (error) {
      this.logger.warn({ err: error, executions: taken.length }, "events could not be stored; trying again");
      for (const { log, rows } of taken) {
        log.restore(rows);
        this.dirty.add(log);
      }
      this.timer = setTimeout(() => void this.flush(), this.retryMs);
      this.retryMs = Math.min(this.retryMs * 2, MAX_RETRY_MS);
    }
  }
}
