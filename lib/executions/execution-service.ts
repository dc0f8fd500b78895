import { setTimeout as delay } from "node:timers/promises";
import { type CreateExecution, createExecutionSchema, type Execution } from "../contracts/executions";
import { ProblemError } from "../contracts/errors";
import { Acceptance } from "./acceptance";
import { decodeCursor, encodeCursor } from "./cursor";
import { storing } from "./database-problem";
import { FollowReader } from "./event-reader";
import type { ControlMessage } from "./execution-control";
import type { LiveExecution } from "./live-execution";
import type { OwnerListener } from "./owner-feed";
import type { StoredExecution } from "./repository";
import { presentExecution } from "./serialize";
import type { Access, Created, Creator, EventReader, ExecutionFilter, ExecutionService } from "./service";
import { outputPages } from "./output-pages";
import type { ServiceParts } from "./service-parts";

/** How long executions may take to be stopped, and how often they are looked at, in milliseconds. */
const STOP_MS = 15_000;
const LOOK_AGAIN_MS = 50;

/** Builds the service; `stopping` is asked before anything new is taken. */
export function createExecutionService(parts: ServiceParts, stopping: () => boolean): ExecutionService {
  return new Service(parts, stopping);
}

/** An execution the caller may see: living here, or as a row. */
interface Found {
  id: string;
  ownerId: string;
  live?: LiveExecution;
  row?: StoredExecution;
}

class Service implements ExecutionService {
  private readonly acceptance: Acceptance;

  constructor(
    private readonly parts: ServiceParts,
    stopping: () => boolean,
  ) {
    this.acceptance = new Acceptance(parts, stopping, async (id) => this.present(await this.row(id)));
  }

  create(creator: Creator, body: CreateExecution, options: { idempotencyKey?: string } = {}): Promise<Created> {
    return this.acceptance.accept(creator, body, options);
  }

  async get(access: Access, id: string): Promise<Execution> {
    const { row } = await this.readable(access, id);
    return this.present(row ?? (await this.row(id)));
  }

  async body(access: Access, id: string): Promise<CreateExecution> {
    await this.readable(access, id);
    const input = await storing(() => this.parts.repository.findInput(id));
    if (input === null) throw new ProblemError("not_found", "The execution is not kept any more.");
    return createExecutionSchema.parse(JSON.parse(input));
  }

  async wait(access: Access, id: string, ms: number, signal?: AbortSignal): Promise<Execution> {
    const { live, row } = await this.readable(access, id);
    const timeout = AbortSignal.timeout(ms);
    const stop = signal ? AbortSignal.any([signal, timeout]) : timeout;
    if (live) await Promise.race([live.finished, aborted(stop)]);
    if (!live || live.moved) await this.drain(id, row?.lastSeq ?? 0, stop);
    return this.present(await this.row(id));
  }

  async list(
    access: Access,
    { cursor, limit, ...filter }: ExecutionFilter & { cursor?: string; limit: number },
  ): Promise<{ items: Execution[]; nextCursor?: string }> {
    const ownerId = owned(access);
    const before = cursor === undefined ? undefined : decodeCursor(cursor);
    const wanted = { ...filter, ownerId, limit: limit + 1, before };
    const rows = await storing(() => this.parts.repository.listByOwner(wanted));
    const page = rows.slice(0, limit);
    const whole = rows.length <= limit;
    const end = whole && filter.text ? await storing(() => this.parts.repository.searchedTo(wanted)) : null;
    const last = whole ? end : page.at(-1);
    return { items: page.map((row) => presentExecution(row)), nextCursor: last ? encodeCursor(last) : undefined };
  }

  onChange(access: Access, listener: OwnerListener): () => void {
    return this.parts.feed.listen(owned(access), listener);
  }

  async remove(access: Access, id: string): Promise<void> {
    const { ownerId, live } = await this.controllable(access, id);
    if (!live && (await storing(() => this.parts.repository.remove(ownerId, id)))) {
      this.parts.feed.tell(ownerId, id);
      return;
    }
    throw new ProblemError("not_over", "The execution is not over. Stop it first.");
  }

  async read(access: Access, id: string, after: number): Promise<EventReader> {
    await this.readable(access, id);
    return new FollowReader(id, this.parts.follow, after);
  }

  async cancel(access: Access, id: string): Promise<Execution> {
    await this.controllable(access, id);
    await storing(() => this.parts.control.cancel(id));
    return this.present(await this.row(id));
  }

  async stopAll(ownerId: string): Promise<void> {
    const { repository, control, clock } = this.parts;
    for (const until = clock() + STOP_MS; ; await delay(LOOK_AGAIN_MS)) {
      const ids = await storing(() => repository.activeOf(ownerId));
      if (ids.length === 0) return;
      if (clock() > until) {
        const detail = "Executions could not be stopped, since their server does not answer. Try again in a moment.";
        throw new ProblemError("owner_unreachable", detail, { retryAfter: 2 });
      }
      await Promise.all(ids.map((id) => storing(() => control.cancel(id))));
    }
  }

  writeStdin(access: Access, id: string, data: Uint8Array, end: boolean): Promise<void> {
    return this.send(access, id, { type: "stdin", data, end });
  }

  interrupt(access: Access, id: string): Promise<void> {
    return this.send(access, id, { type: "interrupt" });
  }

  resize(access: Access, id: string, rows: number, columns: number): Promise<void> {
    return this.send(access, id, { type: "resize", rows, columns });
  }

  async output(access: Access, id: string, stream: "stdout" | "stderr" | "compiler"): Promise<AsyncGenerator<Buffer>> {
    const { live } = await this.readable(access, id);
    if (live) await this.parts.writer.flush(live.log);
    const read = (after: number) =>
      storing(() => this.parts.repository.outputAfter({ executionId: id, type: stream, after }));
    // The first page is read now, so that a database that is away is said before an answer begins.
    return outputPages(await read(0), read);
  }

  async artifact(
    access: Access,
    id: string,
    path: string,
  ): Promise<{ content: Buffer; mediaType: string; path: string }> {
    await this.readable(access, id);
    const found = await storing(() => this.parts.repository.artifact({ executionId: id, path }));
    if (!found) throw new ProblemError("not_found", "The execution left no file of this name.");
    return found;
  }

  async adopt(browserOwnerId: string, userId: string): Promise<void> {
    for (const id of await storing(() => this.parts.repository.adopt(browserOwnerId, userId))) {
      const live = this.parts.dispatcher.live.get(id);
      if (live) live.ownerId = userId;
    }
  }

  private async send(access: Access, id: string, message: ControlMessage): Promise<void> {
    await this.controllable(access, id);
    await storing(() => this.parts.control.send(id, message));
  }

  /** Waits for the end of an execution that another process owns. */
  private async drain(id: string, after: number, signal: AbortSignal): Promise<void> {
    const reader = new FollowReader(id, this.parts.follow, after);
    while ((await reader.next(signal)).length > 0);
    reader.close();
  }

  private async present(row: StoredExecution): Promise<Execution> {
    const live = this.parts.dispatcher.live.get(row.id);
    const current = live ? { ...row, lastSeq: live.log.lastSeq } : row;
    return presentExecution(current, row.status === "queued" ? await this.positions(row.id) : undefined);
  }

  private async positions(id: string): Promise<number | undefined> {
    return (await storing(() => this.parts.repository.positions([id]))).get(id);
  }

  private async row(id: string): Promise<StoredExecution> {
    const row = await storing(() => this.parts.repository.find(id));
    if (!row) throw new ProblemError("not_found", "There is no such execution, or it is not yours.");
    return row;
  }

  /** @throws ProblemError `not_found` also for what belongs to somebody else. */
  private async readable(access: Access, id: string): Promise<Found> {
    const live = this.parts.dispatcher.live.get(id);
    const found: Found = live
      ? { id, ownerId: live.ownerId, live }
      : await this.row(id).then((row) => ({ id, ownerId: row.ownerId, row }));
    if (this.owns(access, found) || this.parts.identity.tokenGrants(access.token, id) !== "none") return found;
    // Another server may have given it to an account meanwhile; the row knows.
    if (live) live.ownerId = (await this.row(id)).ownerId;
    if (live && this.owns(access, live)) return { ...found, ownerId: live.ownerId };
    throw new ProblemError("not_found", "There is no such execution, or it is not yours.");
  }

  private owns(access: Access, found: { ownerId: string }): boolean {
    return access.ownerId !== undefined && found.ownerId === access.ownerId;
  }

  private async controllable(access: Access, id: string): Promise<Found> {
    const found = await this.readable(access, id);
    if (!this.owns(access, found) && this.parts.identity.tokenGrants(access.token, id) !== "control") {
      throw new ProblemError("forbidden", "This token can read the execution, not change it. Use its control token.");
    }
    return found;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** @throws ProblemError unauthenticated */
function owned({ ownerId }: Access): string {
  if (ownerId !== undefined) return ownerId;
  const detail = "A list needs an owner: open the site in this browser, or POST /api/v1/owner for a cookie.";
  throw new ProblemError("unauthenticated", detail);
}
