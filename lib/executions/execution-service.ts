import { createHash } from "node:crypto";
import type { Identity } from "../auth/identity";
import type { Config } from "../config/config";
import { type CreateExecution, createExecutionSchema, type Execution } from "../contracts/executions";
import { type ProblemCode, ProblemError } from "../contracts/errors";
import type { LanguageRegistry } from "../languages/registry";
import type { Allowance, PolicyService } from "../policy/service";
import type { SandboxEngine } from "../sandboxes/engine";
import { decodeCursor, encodeCursor } from "./cursor";
import type { Dispatcher } from "./dispatcher";
import { type FollowParts, FollowReader } from "./event-reader";
import type { EventWriter } from "./event-writer";
import type { ExecutionControl } from "./execution-control";
import { newExecutionId } from "./identifier";
import type { LiveExecution } from "./live-execution";
import type { Permits } from "./permits";
import { planExecution } from "./plan";
import type { AcceptResult, ExecutionRepository, StoredExecution } from "./repository";
import { presentExecution } from "./serialize";
import type { Access, Created, Creator, EventReader, ExecutionFilter, ExecutionService } from "./service";
import { outputPages } from "./output-pages";

/** What the service is made of. */
export interface ServiceParts {
  repository: ExecutionRepository;
  dispatcher: Dispatcher;
  follow: FollowParts;
  control: ExecutionControl;
  writer: EventWriter;
  permits: Permits;
  languages: LanguageRegistry;
  engine: Pick<SandboxEngine, "capabilities">;
  identity: Pick<Identity, "readToken" | "controlToken" | "tokenGrants">;
  config: Config;
  replicaId: string;
  policy: Pick<PolicyService, "allowance" | "site">;
  clock: () => number;
}

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
  constructor(
    private readonly parts: ServiceParts,
    private readonly stopping: () => boolean,
  ) {}

  async create(creator: Creator, body: CreateExecution, options: { idempotencyKey?: string } = {}): Promise<Created> {
    this.assertOpen();
    const { dispatcher, permits, config, clock } = this.parts;
    const allowance = this.allowance(creator, body);
    const plan = planExecution(body, this.parts.languages, { ...config, limits: allowance.limits });
    const input = JSON.stringify(body);
    const id = newExecutionId(clock());
    const at = new Date(clock());
    const release = permits.tryTake();
    const language = { language: plan.language.definition.id, version: plan.language.version.id };
    // Known before the row is: what the queue hands out may overtake the answer that says it was queued.
    const live = dispatcher.adopt({ id, ownerId: creator.ownerId, lastSeq: 0 }, plan, "queued");
    let accepted: AcceptResult;
    try {
      accepted = await this.store(() =>
        this.parts.repository.accept({
          id,
          ownerId: creator.ownerId,
          addressKey: creator.addressKey,
          replicaId: this.parts.replicaId,
          canStart: release !== null,
          ...language,
          title: plan.title,
          headline: plan.headline,
          tty: plan.tty,
          input,
          limits: plan.limits,
          idempotency:
            options.idempotencyKey === undefined
              ? undefined
              : { key: options.idempotencyKey, hash: createHash("sha256").update(input).digest("hex") },
          rate: withPerMinute(config.rate, allowance.quotas.perMinute),
          day: { runs: allowance.quotas.runsPerDay, cpuMs: allowance.quotas.cpuMsPerDay },
          bounds: config,
          at,
        }),
      );
    } catch (error) {
      dispatcher.live.delete(id);
      release?.();
      throw error;
    }
    if (accepted.decision !== "running") release?.();
    if (accepted.decision !== "running" && accepted.decision !== "queued") dispatcher.live.delete(id);
    if (accepted.decision === "replayed") {
      return {
        execution: await this.present(await this.row(accepted.id)),
        replayed: true,
        ...this.tokens(creator, accepted.id),
      };
    }
    if (accepted.decision !== "running" && accepted.decision !== "queued") throw refusal(accepted, config);
    if (accepted.decision === "queued") {
      live.accepted = true;
      if (live.status === "queued") void dispatcher.tellPosition(live, accepted.position);
      dispatcher.wake(true);
    } else if (release) void dispatcher.run(live, release);
    const execution = presentExecution(
      {
        id,
        ownerId: creator.ownerId,
        status: accepted.decision,
        outcome: null,
        ...language,
        title: plan.title ?? null,
        headline: plan.headline ?? null,
        tty: plan.tty,
        limits: plan.limits,
        result: null,
        replicaId: null,
        lastSeq: live.log.lastSeq,
        createdAt: at,
        startedAt: accepted.decision === "running" ? at : null,
        finishedAt: null,
        artifacts: [],
      },
      live.position,
    );
    return { execution, replayed: false, remaining: accepted.remaining, ...this.tokens(creator, id) };
  }

  async get(access: Access, id: string): Promise<Execution> {
    const { row } = await this.readable(access, id);
    return this.present(row ?? (await this.row(id)));
  }

  async body(access: Access, id: string): Promise<CreateExecution> {
    await this.readable(access, id);
    const input = await this.store(() => this.parts.repository.findInput(id));
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
    if (access.ownerId === undefined) {
      throw new ProblemError(
        "unauthenticated",
        "A list needs an owner: open the site in this browser, or POST /api/v1/owner for a cookie.",
      );
    }
    const ownerId = access.ownerId;
    const before = cursor === undefined ? undefined : decodeCursor(cursor);
    const wanted = { ...filter, ownerId, limit: limit + 1, before };
    const rows = await this.store(() => this.parts.repository.listByOwner(wanted));
    const page = rows.slice(0, limit);
    const whole = rows.length <= limit;
    const end = whole && filter.text ? await this.store(() => this.parts.repository.searchedTo(wanted)) : null;
    const last = whole ? end : page.at(-1);
    return { items: page.map((row) => presentExecution(row)), nextCursor: last ? encodeCursor(last) : undefined };
  }

  async remove(access: Access, id: string): Promise<void> {
    const { ownerId, live } = await this.controllable(access, id);
    if (!live && (await this.store(() => this.parts.repository.remove(ownerId, id)))) return;
    throw new ProblemError("not_over", "The execution is not over. Stop it first.");
  }

  async read(access: Access, id: string, after: number): Promise<EventReader> {
    await this.readable(access, id);
    return new FollowReader(id, this.parts.follow, after);
  }

  async cancel(access: Access, id: string): Promise<Execution> {
    await this.controllable(access, id);
    await this.store(() => this.parts.control.cancel(id));
    return this.present(await this.row(id));
  }

  async writeStdin(access: Access, id: string, data: Uint8Array, end: boolean): Promise<void> {
    await this.controllable(access, id);
    await this.store(() => this.parts.control.send(id, { type: "stdin", data, end }));
  }

  async interrupt(access: Access, id: string): Promise<void> {
    await this.controllable(access, id);
    await this.store(() => this.parts.control.send(id, { type: "interrupt" }));
  }

  async resize(access: Access, id: string, rows: number, columns: number): Promise<void> {
    await this.controllable(access, id);
    await this.store(() => this.parts.control.send(id, { type: "resize", rows, columns }));
  }

  async output(access: Access, id: string, stream: "stdout" | "stderr" | "compiler"): Promise<AsyncGenerator<Buffer>> {
    const { live } = await this.readable(access, id);
    if (live) await this.parts.writer.flush(live.log);
    const read = (after: number) =>
      this.store(() => this.parts.repository.outputAfter({ executionId: id, type: stream, after }));
    // The first page is read now, so that a database that is away is said before an answer begins.
    return outputPages(await read(0), read);
  }

  async artifact(
    access: Access,
    id: string,
    path: string,
  ): Promise<{ content: Buffer; mediaType: string; path: string }> {
    await this.readable(access, id);
    const found = await this.store(() => this.parts.repository.artifact({ executionId: id, path }));
    if (!found) throw new ProblemError("not_found", "The execution left no file of this name.");
    return found;
  }

  async adopt(browserOwnerId: string, userId: string): Promise<void> {
    for (const id of await this.store(() => this.parts.repository.adopt(browserOwnerId, userId))) {
      const live = this.parts.dispatcher.live.get(id);
      if (live) live.ownerId = userId;
    }
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
    return (await this.store(() => this.parts.repository.positions([id]))).get(id);
  }

  private tokens(creator: Creator, id: string): { readToken?: string; controlToken?: string } {
    if (!creator.anonymousAddress) return {};
    return { readToken: this.parts.identity.readToken(id), controlToken: this.parts.identity.controlToken(id) };
  }

  private async row(id: string): Promise<StoredExecution> {
    const row = await this.store(() => this.parts.repository.find(id));
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

  /** @throws ProblemError unauthenticated when nobody runs here without an account; unknown_language */
  private allowance({ user }: Creator, body: CreateExecution): Allowance {
    const { policy, languages } = this.parts;
    if (!user && !policy.site().anonymous) {
      throw new ProblemError("unauthenticated", "Running needs an account here. Sign in at /login.");
    }
    const { definition } = languages.resolve(body.language, body.version);
    return policy.allowance({ language: definition.id, user });
  }

  private assertOpen(): void {
    if (this.stopping())
      throw new ProblemError("shutting_down", "The server is shutting down. Try again in a moment.", { retryAfter: 5 });
    const { tier, summary } = this.parts.engine.capabilities();
    if (tier === "refused") throw new ProblemError("engine_unavailable", summary);
  }

  /** Storage failures are one problem to callers; the cause is kept for the log. */
  private async store<Value>(action: () => Promise<Value>): Promise<Value> {
    try {
      return await action();
    } catch (cause) {
      if (cause instanceof ProblemError) throw cause;
      throw new ProblemError(
        "database_unavailable",
        "The database does not answer. Nothing is lost; try again in a moment.",
        {
          retryAfter: 2,
          cause,
        },
      );
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

type Refused = Exclude<AcceptResult, { decision: "running" | "queued" | "replayed" }>;

function refusal(accepted: Refused, config: Config): ProblemError {
  const seconds = "retryAfterMs" in accepted ? Math.max(1, Math.ceil(accepted.retryAfterMs / 1000)) : 5;
  const words: Record<Refused["decision"], [ProblemCode, string]> = {
    rate_limited: ["rate_limited", `That is more executions than are allowed in a minute. Try again in ${seconds} s.`],
    day_limited: [
      "quota_exceeded",
      `You have used up ${"what" in accepted && accepted.what === "cpu" ? "the CPU time" : "the executions"} of today. Try again after midnight UTC, in ${hours(seconds)}.`,
    ],
    owner_queue_full: [
      "owner_queue_full",
      `${config.maxQueuedPerOwner} of your executions are waiting. Wait for one to start, or cancel one.`,
    ],
    queue_full: [
      "queue_full",
      `${config.maxQueued} executions are waiting, more than this server takes. Try again in ${seconds} s.`,
    ],
    idempotency_conflict: [
      "idempotency_conflict",
      "This Idempotency-Key was used for a different request. Use a new key.",
    ],
  };
  const [code, detail] = words[accepted.decision];
  return new ProblemError(code, detail, accepted.decision === "idempotency_conflict" ? {} : { retryAfter: seconds });
}

/** "3 h" or "20 min". */
function hours(seconds: number): string {
  return seconds >= 5400 ? `${Math.round(seconds / 3600)} h` : `${Math.max(1, Math.round(seconds / 60))} min`;
}

/** The configured rate with another number a minute; nobody may then start more than that at once. */
function withPerMinute(rate: Config["rate"], perMinute: number | undefined): Config["rate"] {
  if (perMinute === undefined) return rate;
  return { ...rate, owner: { perMinute, burst: Math.min(rate.owner.burst, perMinute) } };
}
