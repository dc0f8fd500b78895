import { createHash } from "node:crypto";
import type { Config } from "../config/config";
import type { CreateExecution, Execution } from "../contracts/executions";
import { type ProblemCode, ProblemError } from "../contracts/errors";
import { withPerMinute } from "../policy/rate";
import type { Allowance } from "../policy/service";
import { storing } from "./database-problem";
import { newExecutionId } from "./identifier";
import type { LiveExecution } from "./live-execution";
import { heldTo, leastCpuMs, type Plan, planExecution } from "./plan";
import type { AcceptResult } from "./repository";
import { presentExecution } from "./serialize";
import type { Created, Creator } from "./service";
import type { ServiceParts } from "./service-parts";

/** What a caller may choose beside the execution itself. */
interface AcceptOptions {
  idempotencyKey?: string;
}

/** An execution on its way in. */
interface Arrival {
  id: string;
  at: Date;
  creator: Creator;
  /** The creation body as JSON text. */
  input: string;
  plan: Plan;
  allowance: Allowance;
  options: AcceptOptions;
}

/** Takes executions in, or says why not. */
export class Acceptance {
  constructor(
    private readonly parts: ServiceParts,
    private readonly stopping: () => boolean,
    /** What a caller sees of an execution that was accepted before. */
    private readonly show: (id: string) => Promise<Execution>,
  ) {}

  /** @throws ProblemError when it may not run, or does not fit, or the database is away. */
  async accept(creator: Creator, body: CreateExecution, options: AcceptOptions): Promise<Created> {
    this.assertOpen();
    const { dispatcher, permits, config, clock } = this.parts;
    const allowance = this.allowance(creator, body);
    const plan = planExecution(body, this.parts.languages, { ...config, limits: allowance.limits });
    const at = new Date(clock());
    const arrival = {
      id: newExecutionId(at.getTime()),
      at,
      creator,
      input: JSON.stringify(body),
      plan,
      allowance,
      options,
    };
    const release = permits.tryTake();
    // Known before the row is: what the queue hands out may overtake the answer that says it was queued.
    const live = dispatcher.adopt({ id: arrival.id, ownerId: creator.ownerId, lastSeq: 0 }, plan, "queued");
    const accepted = await this.store(arrival, release !== null).catch((error: unknown) => {
      dispatcher.live.delete(live.id);
      release?.();
      throw error;
    });
    if ("cpuHeldMs" in accepted) live.plan = heldTo(live.plan, accepted.cpuHeldMs);
    if (accepted.decision === "running" && release) void dispatcher.run(live, release);
    else release?.();
    if (accepted.decision === "running") return this.created(arrival, live, accepted);
    if (accepted.decision === "queued") {
      this.queue(live, accepted.position);
      return this.created(arrival, live, accepted);
    }
    dispatcher.live.delete(live.id);
    if (accepted.decision !== "replayed") throw refusal(accepted, config);
    return { execution: await this.show(accepted.id), replayed: true, ...this.tokens(creator, accepted.id) };
  }

  /** The row as it is asked for; whether it runs, waits or is refused is the database's word. */
  private store(
    { id, at, creator, input, plan, allowance, options }: Arrival,
    canStart: boolean,
  ): Promise<AcceptResult> {
    const { repository, replicaId, config } = this.parts;
    const { idempotencyKey: key } = options;
    return storing(() =>
      repository.accept({
        id,
        ownerId: creator.ownerId,
        addressKey: creator.addressKey,
        replicaId,
        canStart,
        language: plan.language.definition.id,
        version: plan.language.version.id,
        title: plan.title,
        headline: plan.headline,
        tty: plan.tty,
        input,
        limits: plan.limits,
        idempotency: key === undefined ? undefined : { key, hash: createHash("sha256").update(input).digest("hex") },
        rate: withPerMinute(config.rate, allowance.quotas.perMinute),
        hold: { cpuMs: cpuOf(plan, config), least: leastCpuMs },
        day: { runs: allowance.quotas.runsPerDay, cpuMs: allowance.quotas.cpuMsPerDay },
        bounds: config,
        ownerRunning: allowance.quotas.concurrent,
        at,
      }),
    );
  }

  private queue(live: LiveExecution, position: number): void {
    const { dispatcher, feed } = this.parts;
    live.accepted = true;
    if (live.status === "queued") void dispatcher.tellPosition(live, position);
    feed.tell(live.ownerId, live.id);
    dispatcher.wake(true);
  }

  private created(
    { id, at, creator }: Arrival,
    live: LiveExecution,
    { decision, remaining }: { decision: "running" | "queued"; remaining: number },
  ): Created {
    const { plan } = live;
    const execution = presentExecution(
      {
        id,
        ownerId: creator.ownerId,
        status: decision,
        outcome: null,
        language: plan.language.definition.id,
        version: plan.language.version.id,
        title: plan.title ?? null,
        headline: plan.headline ?? null,
        tty: plan.tty,
        limits: plan.limits,
        result: null,
        replicaId: null,
        lastSeq: live.log.lastSeq,
        createdAt: at,
        startedAt: decision === "running" ? at : null,
        finishedAt: null,
        artifacts: [],
      },
      live.position,
    );
    return { execution, replayed: false, remaining, ...this.tokens(creator, id) };
  }

  private tokens(creator: Creator, id: string): { readToken?: string; controlToken?: string } {
    if (!creator.anonymousAddress) return {};
    return { readToken: this.parts.identity.readToken(id), controlToken: this.parts.identity.controlToken(id) };
  }

  /** @throws ProblemError unauthenticated when nobody runs here without an account; unknown_language */
  private allowance({ user }: Creator, body: CreateExecution): Allowance {
    const { policy, languages } = this.parts;
    policy.admit(user);
    const { definition } = languages.resolve(body.language, body.version);
    return policy.allowance({ language: definition.id, user });
  }

  private assertOpen(): void {
    if (this.stopping())
      throw new ProblemError("shutting_down", "The server is shutting down. Try again in a moment.", { retryAfter: 5 });
    const { tier, summary } = this.parts.engine.capabilities();
    if (tier === "refused") throw new ProblemError("engine_unavailable", summary);
  }
}

type Refused = Exclude<AcceptResult, { decision: "running" | "queued" | "replayed" }>;

function refusal(accepted: Refused, config: Config): ProblemError {
  const seconds = "retryAfterMs" in accepted ? Math.max(1, Math.ceil(accepted.retryAfterMs / 1000)) : 5;
  const words: Record<Refused["decision"], [ProblemCode, string]> = {
    rate_limited: ["rate_limited", `That is more executions than are allowed in a minute. Try again in ${seconds} s.`],
    day_limited: ["quota_exceeded", "what" in accepted ? dayWords(accepted.what, seconds) : ""],
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

function dayWords(what: "runs" | "cpu" | "held", seconds: number): string {
  if (what === "held")
    return "What is left of your CPU time of today is held for your executions under way. Try again when one has ended.";
  const used = what === "cpu" ? "the CPU time" : "the executions";
  return `You have used up ${used} of today. Try again after midnight UTC, in ${hours(seconds)}.`;
}

/** All the CPU time an execution may use, its compiler's included. */
function cpuOf({ limits, language }: Plan, { compileLimits }: Config): number {
  return limits.cpuMs + (language.definition.compile ? compileLimits.cpuMs : 0);
}

/** "3 h" or "20 min". */
function hours(seconds: number): string {
  return seconds >= 5400 ? `${Math.round(seconds / 3600)} h` : `${Math.max(1, Math.round(seconds / 60))} min`;
}
