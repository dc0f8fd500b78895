import type { Problem } from "../../contracts/errors";
import type { ExecutionEvent } from "../../contracts/events";
import type { CreateExecution, Execution } from "../../contracts/executions";
import type { WatchListener } from "../watches";
import { InputQueue } from "./input-queue";
import type { RunPort } from "./port";
import { isRefusal, toProblem } from "./problems";

/** How often something without an answer is tried again; a creation's key keeps it one execution. */
const ATTEMPTS = 5;
/** Pause between, in milliseconds. */
const PAUSE_MS = 1000;

/** What the session is told of its run. */
export interface WatchedEvents {
  execution(execution: Execution): void;
  events(events: readonly ExecutionEvent[]): void;
  refused(problem: Problem): void;
  lastSeq(): number;
  finished(): boolean;
}

/** One execution and the page's line to it: made or found, watched until its end, fed and stopped. */
export class Watched {
  readonly input = new InputQueue();
  private target: { id: string; token?: string } | undefined;
  private unwatch: (() => void) | undefined;
  private stopWanted = false;
  private gone = false;
  private failures = 0;
  private askedFrom = -1;
  private listener: WatchListener | undefined;

  constructor(
    private readonly port: RunPort,
    private readonly events: WatchedEvents,
  ) {}

  /** Makes it; the same creation is sent again while nobody answers. */
  create(body: CreateExecution): void {
    const key = crypto.randomUUID();
    const listener = this.listen();
    const attempt = async (left: number): Promise<void> => {
      try {
        const { readToken: _, controlToken: token, ...execution } = await this.port.create(body, listener, key);
        this.found(execution, token);
      } catch (error) {
        if (this.gone) return;
        // What is allowed was lowered while the page was open: the run takes what is allowed now.
        if (body.limits && toProblem(error).code === "limit_too_high") {
          const { limits: _, ...rest } = body;
          return this.create(rest);
        }
        if (isRefusal(error) || left === 0) return this.events.refused(toProblem(error));
        await pause();
        return attempt(left - 1);
      }
    };
    void attempt(ATTEMPTS);
  }

  /** Attaches to one that exists, from its first event. */
  follow(id: string, token?: string): void {
    this.target = { id, ...(token && { token }) };
    this.watch(0);
    this.opened();
    this.port.execution(id, token).then(
      (execution) => this.gone || this.events.execution(execution),
      // The watch says so as well, in its own words.
      () => undefined,
    );
  }

  stop(): void {
    this.stopWanted = true;
    // Without an answer it is asked again as soon as the connection is back.
    if (this.target) void this.port.cancel(this.target).catch(() => undefined);
  }

  interrupt(): void {
    if (this.target) void this.port.interrupt(this.target).catch(() => undefined);
  }

  resize(rows: number, columns: number): void {
    if (this.target) void this.port.resize(this.target, rows, columns).catch(() => undefined);
  }

  /** Asks for what comes after `seq` once more. False when that was done before and did not help. */
  askAgain(seq: number): boolean {
    if (this.askedFrom === seq) return false;
    this.askedFrom = seq;
    this.watch(seq);
    return true;
  }

  /** An address of the execution's as this page may read it. */
  withToken(url: string): string {
    const token = this.target?.token;
    return token ? `${url}?token=${encodeURIComponent(token)}` : url;
  }

  /** It is over: nothing reads input any more. */
  close(): void {
    this.input.close();
  }

  /** The page looks at something else now; the execution goes on. */
  leave(): void {
    this.gone = true;
    this.input.close();
    this.unwatch?.();
  }

  private found(execution: Execution, token?: string): void {
    this.target = { id: execution.id, ...(token && { token }) };
    if (this.gone) return;
    this.events.execution(execution);
    this.opened();
    if (this.stopWanted) this.stop();
  }

  private opened(): void {
    const { target } = this;
    if (target && !this.events.finished()) this.input.open((data, end) => this.port.stdin(target, data, end));
  }

  private watch(after: number): void {
    if (!this.target) return;
    this.unwatch?.();
    this.unwatch = this.port.watch(this.target, this.listen(), after);
  }

  /** Only the latest hears anything: what an earlier watch still brings comes again, and would seem to leave a hole. */
  private listen(): WatchListener {
    const listener: WatchListener = {
      onEvents: (events) => {
        if (this.listener !== listener) return;
        this.failures = 0;
        this.events.events(events);
      },
      onEnd: (problem) => {
        if (this.listener === listener) void this.ended(problem);
      },
    };
    this.listener = listener;
    return listener;
  }

  /** A watch that broke off is taken up again; what is certain to fail again is said. */
  private async ended(problem?: Problem): Promise<void> {
    if (this.gone || this.events.finished()) return;
    this.failures += 1;
    const certain = problem?.code === "not_found" || problem?.code === "invalid_request";
    if (problem && (certain || this.failures > ATTEMPTS)) return this.events.refused(problem);
    await pause();
    if (!this.gone && this.failures <= ATTEMPTS) this.watch(this.events.lastSeq());
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
