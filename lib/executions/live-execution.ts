import { ProblemError } from "../contracts/errors";
import type { Status } from "../contracts/events";
import type { Sandbox } from "../sandboxes/engine";
import type { EventLog } from "./event-log";
import type { StopCause } from "./outcome";
import type { Plan } from "./plan";
import type { WaitingInput } from "./repository";

/** Input kept for a program that does not run yet, in bytes. */
export const EARLY_BYTES = 1024 * 1024;

/** An execution this process owns, from acceptance to its stored end. */
export class LiveExecution {
  status: Status;
  /** Readers attached now; places in the queue are told only to those who look. */
  watchers = 0;
  position: number | undefined;
  private sandbox: Sandbox | null = null;
  private stop: StopCause | null = null;
  private readonly aborter = new AbortController();
  private inputOpen: boolean;
  /** Of the terminal. */
  size: { rows?: number; columns?: number };
  /** Whether its row is there, so that its absence from the queue means something. */
  accepted = false;
  /** Whether another process has taken it from the queue: nothing more is told of it here. */
  moved = false;
  private turn: Promise<unknown> = Promise.resolve();
  private queuedInput: { data: Uint8Array; end: boolean }[] | null = [];
  private settle!: () => void;
  /** Resolves when the terminal state is stored, or it has moved. */
  readonly finished: Promise<void> = new Promise((resolve) => {
    this.settle = resolve;
  });

  constructor(
    readonly id: string,
    /** Changes when an account takes over what its browser did. */
    public ownerId: string,
    /** Changes once, when it is known how much CPU time is held for it. */
    public plan: Plan,
    readonly log: EventLog,
    status: "queued" | "running",
    /** When it was accepted (or claimed, after a restart), on the server's clock in milliseconds. */
    readonly acceptedAt: number,
  ) {
    this.status = status;
    this.inputOpen = plan.interactive;
    this.size = { rows: plan.rows, columns: plan.columns };
  }

  get stopCause(): StopCause | null {
    return this.stop;
  }

  /** Fires when the execution is to stop. */
  get signal(): AbortSignal {
    return this.aborter.signal;
  }

  /** Ends it at the next chance; the first cause counts. */
  requestStop(cause: StopCause): void {
    if (this.stop) return;
    this.stop = cause;
    this.aborter.abort();
    this.sandbox?.kill();
  }

  /** Says that the program has started in this sandbox: input that came early goes in now. */
  attach(sandbox: Sandbox): void {
    this.sandbox = sandbox;
    if (this.stop) sandbox.kill();
  }

  /** Does one thing after the other of what numbers events while it waits in the queue. Never rejects. */
  inTurn<Result>(action: () => Promise<Result>): Promise<Result> {
    const done = this.turn.then(action);
    this.turn = done.catch(() => undefined);
    return done;
  }

  /** Takes what came while it waited in the queue. */
  takeWaiting(messages: readonly WaitingInput[]): void {
    for (const message of messages) {
      if (message.type === "resize") this.resize(message.rows, message.columns);
      else this.writeStdin(message.data, message.end);
    }
  }

  /** Delivers input that came before the program started. */
  openInput(): void {
    const early = this.queuedInput ?? [];
    this.queuedInput = null;
    for (const { data, end } of early) this.deliver(data, end);
  }

  /** @throws ProblemError `stdin_closed`, `stdin_full`, `not_running`. */
  writeStdin(data: Uint8Array, end: boolean): void {
    if (this.status === "completed" || this.status === "failed" || this.status === "cancelled") throw notRunning();
    if (!this.inputOpen) {
      throw stdinClosed(this.plan.interactive);
    }
    if (this.queuedInput) {
      const queued = this.queuedInput.reduce((sum, each) => sum + each.data.length, 0);
      if (queued + data.length > EARLY_BYTES) throw stdinFull();
      this.queuedInput.push({ data, end });
    } else this.deliver(data, end);
    // On a terminal an end of file is a key press like any other; a pipe closes once.
    if (end && !this.plan.tty) this.inputOpen = false;
  }

  interrupt(): void {
    if (!this.sandbox) throw notRunning();
    this.sandbox.signal("SIGINT");
  }

  /** A size that comes before the program starts is the one it starts with. */
  resize(rows: number, columns: number): void {
    this.size = { rows, columns };
    this.sandbox?.resize(rows, columns);
  }

  /** Called once, after the terminal state is stored. */
  markFinished(status: Status): void {
    this.status = status;
    this.sandbox = null;
    this.settle();
  }

  /** Says that another process owns it now: who waits for its events or its end here looks there. */
  markMoved(): void {
    this.moved = true;
    this.log.close();
    this.settle();
  }

  private deliver(data: Uint8Array, end: boolean): void {
    if (!this.sandbox) throw notRunning();
    try {
      if (data.length > 0) this.sandbox.writeStdin(data);
      if (end) this.sandbox.endStdin();
    } catch (error) {
      throw error instanceof ProblemError ? error : stdinFull(error);
    }
  }
}

/** Why a program takes no input any more, or never did. */
export function stdinClosed(interactive: boolean): ProblemError {
  return new ProblemError(
    "stdin_closed",
    interactive
      ? "The program's input was ended before."
      : "The program's input was closed at its start. Create the execution with `interactive: true` to send input later.",
  );
}

/** Nothing runs that could take input. */
export function notRunning(): ProblemError {
  return new ProblemError("not_running", "The execution is not running, so it takes no input.");
}

/** Too much is unread. */
export function stdinFull(cause?: unknown): ProblemError {
  return new ProblemError(
    "stdin_full",
    "1 MiB of input is waiting and the program does not read it. Send less, or wait.",
    { cause },
  );
}
