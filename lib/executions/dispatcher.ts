import type { Config } from "../config/config";
import type { LanguageRegistry } from "../languages/registry";
import type { Logger } from "../observability/logger";
import type { Artifact } from "../contracts/events";
import { EventLog } from "./event-log";
import type { EventWriter } from "./event-writer";
import type { Conclusion, ExecutionRunner } from "./execution-runner";
import { LiveExecution } from "./live-execution";
import type { Permits } from "./permits";
import { heldTo, type Plan, planStored } from "./plan";
import type { ClaimedExecution, ExecutionRepository, StoredEvent, StoredExecution } from "./repository";
import { presentArtifact } from "./serialize";

/** How often the queue is looked at without a hint, and positions are told, in milliseconds. */
const POLL_MS = 1000;
const POSITIONS_MS = 250;
/** How long the end of an execution is tried to be stored while the database is away, in milliseconds. */
const FINISH_RETRY_MS = 10 * 60 * 1000;

/** What {@link Dispatcher} needs. */
export interface DispatcherParts {
  repository: ExecutionRepository;
  runner: ExecutionRunner;
  writer: EventWriter;
  permits: Permits;
  languages: LanguageRegistry;
  config: Pick<Config, "limits" | "request" | "maxRunningPerOwner">;
  replicaId: string;
  logger: Logger;
  clock: () => number;
  /** Whether this server can run anything; what waits is left to others while it cannot. */
  usable: () => boolean;
  /** It runs now. */
  onStarted: (live: LiveExecution) => void;
  onFinished: (live: LiveExecution, conclusion: Conclusion) => void;
}

/** Owns the executions of this process: starts them, takes queued ones when permits are free, stores how they end. */
export class Dispatcher {
  readonly live = new Map<string, LiveExecution>();
  private claiming = false;
  private again = false;
  private queueKnown = true;
  private stopped = false;
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(private readonly parts: DispatcherParts) {
    parts.permits.onFree(() => this.wake());
  }

  /** Starts looking at the queue. */
  start(): void {
    this.timers.push(setInterval(() => this.wake(true), POLL_MS));
    this.timers.push(setInterval(() => void this.findTaken(), POLL_MS));
    this.timers.push(setInterval(() => void this.tellPositions(), POSITIONS_MS));
    this.wake(true);
  }

  /** No more claims; what runs goes on. */
  stop(): void {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
  }

  /** A living execution for something just accepted or claimed. */
  adopt(
    row: { id: string; ownerId: string; lastSeq: number },
    plan: Plan,
    status: "queued" | "running",
  ): LiveExecution {
    const log = this.newLog(row);
    const live = new LiveExecution(row.id, row.ownerId, plan, log, status, this.parts.clock());
    this.live.set(row.id, live);
    return live;
  }

  /** Tells the place of one that waits, unless another process has taken it meanwhile. */
  tellPosition(live: LiveExecution, position: number): Promise<void> {
    live.position = position;
    return live.inTurn(async () => {
      if (live.status !== "queued" || live.moved) return;
      const prepared = live.log.prepare({ type: "status", status: "queued", position });
      if (await this.storeWaiting(prepared.row)) live.log.publish(prepared);
      else live.log.withdraw(prepared);
    });
  }

  /** Lets go of one that another process has taken from the queue, or ended there. */
  async checkTaken(id: string): Promise<void> {
    const live = this.live.get(id);
    if (live?.status !== "queued" || !live.accepted) return;
    try {
      const row = await this.parts.repository.find(id);
      const ours = row?.status === "running" && row.replicaId === this.parts.replicaId;
      if (row?.status === "queued" || ours || live.status !== "queued") return;
      this.live.delete(id);
      live.markMoved();
    } catch (error) {
      this.parts.logger.debug({ err: error }, "the queue could not be read");
    }
  }

  /** A log for an execution that does not live here, to end it. */
  newLog(row: { id: string; lastSeq: number }): EventLog {
    const { clock, writer } = this.parts;
    const log: EventLog = new EventLog(row.id, row.lastSeq, clock, (bytes) => writer.schedule(log, bytes));
    return log;
  }

  /** Runs an execution whose permit is taken; resolves when it is stored and its sandbox gone. */
  async run(live: LiveExecution, releasePermit: () => void): Promise<void> {
    live.status = "running";
    this.parts.onStarted(live);
    const { conclusion, released } = await this.parts.runner.run(live);
    void released.finally(releasePermit);
    await this.finish(live, conclusion);
  }

  /** Stores a terminal state, shows it and lets go of the execution. */
  async finish(live: LiveExecution, conclusion: Conclusion): Promise<void> {
    const artifacts: Artifact[] = conclusion.artifacts.map((file) =>
      presentArtifact(live.id, { path: file.path, size: file.content.length, mediaType: file.mediaType }),
    );
    const taken = await this.parts.writer.takeFor(live.log);
    const prepared = [
      ...artifacts.map((artifact) => live.log.prepare({ type: "artifact", artifact })),
      live.log.prepare({ type: "exit", status: conclusion.status, result: conclusion.result }),
    ];
    const events = [...taken, ...prepared.map(({ row }) => row)];
    const { status, result } = conclusion;
    const input = {
      id: live.id,
      status,
      result,
      finishedAt: new Date(this.parts.clock()),
      lastSeq: live.log.lastSeq,
      events,
      artifacts: conclusion.artifacts,
    };
    const stored = await this.storeEnd(live, input);
    this.live.delete(live.id);
    if (stored) {
      live.log.reveal(prepared);
      this.parts.onFinished(live, conclusion);
    } else live.log.close();
    live.markFinished(status);
  }

  /** Looks at the queue soon; `sure` says that something may be there. */
  wake(sure = false): void {
    if (sure) this.queueKnown = true;
    if (this.claiming) {
      this.again = true;
      return;
    }
    if (this.stopped || !this.queueKnown || this.parts.permits.available === 0 || !this.parts.usable()) return;
    this.claiming = true;
    void this.claim().finally(() => {
      this.claiming = false;
      if (this.again) {
        this.again = false;
        this.wake();
      }
    });
  }

  private async claim(): Promise<void> {
    const releases: (() => void)[] = [];
    for (let release = this.parts.permits.tryTake(); release; release = this.parts.permits.tryTake())
      releases.push(release);
    try {
      const rows = await this.parts.repository.claim({
        replicaId: this.parts.replicaId,
        count: releases.length,
        maxRunningPerOwner: this.parts.config.maxRunningPerOwner,
        at: new Date(this.parts.clock()),
      });
      // Nothing left that may run: the next hint or poll looks again.
      if (rows.length === 0) this.queueKnown = false;
      for (const row of rows) this.startClaimed(row, releases.pop() ?? (() => undefined));
    } catch (error) {
      this.parts.logger.warn({ err: error }, "the queue could not be read; trying again");
      // At the next poll: giving the permits back below would try again at once, and without end.
      this.queueKnown = false;
    } finally {
      const known = this.queueKnown;
      // Giving back wakes this dispatcher; without work there is nothing to wake for.
      this.queueKnown = false;
      for (const release of releases) release();
      this.queueKnown = known;
    }
  }

  private startClaimed(row: ClaimedExecution, release: () => void): void {
    const waiting = this.live.get(row.id);
    try {
      const live = waiting ?? this.adopt(row, planStored(row, this.parts.languages, this.parts.config), "running");
      // The answer to its acceptance, which says the same, may still be on its way.
      live.plan = heldTo(live.plan, row.cpuHeldMs);
      live.position = undefined;
      live.takeWaiting(row.waitingInput);
      void live.inTurn(async () => undefined).then(() => this.run(live, release));
    } catch (error) {
      release();
      void this.refuse(row, error);
    }
  }

  /** A queued execution that this version cannot run any more (its language is gone) ends with the reason. */
  private async refuse(row: StoredExecution, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : "The execution cannot be read any more.";
    const log = this.newLog(row);
    const prepared = log.prepare({ type: "exit", status: "failed", result: { outcome: "engine_error", message } });
    await this.parts.repository
      .finish({
        id: row.id,
        status: "failed",
        result: { outcome: "engine_error", message },
        finishedAt: new Date(this.parts.clock()),
        lastSeq: log.lastSeq,
        events: [prepared.row],
        artifacts: [],
      })
      .catch((cause: unknown) =>
        this.parts.logger.error({ err: cause, executionId: row.id }, "an execution could not be ended"),
      );
  }

  private async storeEnd(live: LiveExecution, input: Parameters<ExecutionRepository["finish"]>[0]): Promise<boolean> {
    const until = this.parts.clock() + FINISH_RETRY_MS;
    for (let pause = 100; ; pause = Math.min(pause * 2, 2000)) {
      try {
        return await this.parts.repository.finish(input);
      } catch (error) {
        this.parts.logger.warn(
          { err: error, executionId: live.id },
          "the end of an execution could not be stored; trying again",
        );
        if (this.parts.clock() > until) return false;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  private async tellPositions(): Promise<void> {
    const watched = [...this.live.values()].filter((live) => live.status === "queued" && live.watchers > 0);
    if (watched.length === 0) return;
    try {
      const positions = await this.parts.repository.positions(watched.map((live) => live.id));
      for (const live of watched) {
        const position = positions.get(live.id);
        if (position === undefined || position === live.position || live.status !== "queued") continue;
        void this.tellPosition(live, position);
      }
    } catch (error) {
      this.parts.logger.debug({ err: error }, "places in the queue could not be read");
    }
  }

  /** Also without a hint: notifications are lost with their connection. */
  private async findTaken(): Promise<void> {
    const waiting = [...this.live.values()].filter((live) => live.status === "queued" && live.accepted);
    if (waiting.length === 0) return;
    try {
      const positions = await this.parts.repository.positions(waiting.map(({ id }) => id));
      for (const { id } of waiting) if (!positions.has(id)) await this.checkTaken(id);
    } catch (error) {
      this.parts.logger.debug({ err: error }, "the queue could not be read");
    }
  }

  /** Asks until there is an answer: without one nobody knows whether the number was used. */
  private async storeWaiting(row: StoredEvent): Promise<boolean> {
    for (;;) {
      try {
        return await this.parts.repository.appendQueued(row);
      } catch (error) {
        this.parts.logger.debug({ err: error }, "a place in the queue could not be stored; trying again");
        if (this.stopped) return false;
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    }
  }
}
