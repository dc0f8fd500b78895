import { setTimeout as delay } from "node:timers/promises";
import { ProblemError } from "../contracts/errors";
import { isTerminal } from "../contracts/events";
import type { Dispatcher } from "./dispatcher";
import type { EventWriter } from "./event-writer";
import { EARLY_BYTES, type LiveExecution, notRunning, stdinClosed, stdinFull } from "./live-execution";
import { concludeQueuedStop } from "./outcome";
import type { OwnerFeed } from "./owner-feed";
import type { PeerControl } from "./peers/messages";
import type { PeerClient } from "./peers/peer-client";
import type { ExecutionRepository, StoredExecution, WaitingInput } from "./repository";

/** How long an execution may be between two states, or its owner silent, in milliseconds. */
const SETTLE_MS = 5_000;
const LOOK_AGAIN_MS = 20;

/** What is asked of a program that runs, or will. */
export type ControlMessage = WaitingInput | { type: "interrupt" };

/** What {@link ExecutionControl} needs. */
export interface ControlParts {
  repository: ExecutionRepository;
  dispatcher: Dispatcher;
  feed: OwnerFeed;
  writer: EventWriter;
  replicaId: string;
  /** Absent when this server is alone. */
  peers: PeerClient | undefined;
  clock: () => number;
}

/** Reaches an execution wherever it waits or runs. Who may do so was found out before. */
export class ExecutionControl {
  constructor(private readonly parts: ControlParts) {}

  /** @throws ProblemError not_running, stdin_closed, stdin_full, owner_unreachable */
  send(id: string, message: ControlMessage): Promise<void> {
    return this.settle(id, {
      here: (live) => apply(live, message),
      queued: (row) => this.keep(row, message),
      there: encode(message),
      over: () => {
        throw new ProblemError("not_running", "The execution is over.");
      },
    });
  }

  /** Idempotent: what is over stays so. @throws ProblemError owner_unreachable */
  cancel(id: string): Promise<void> {
    return this.settle(id, {
      here: (live) => live.requestStop("cancelled"),
      queued: (row) => this.cancelQueued(row),
      there: { type: "cancel" },
      over: () => undefined,
    });
  }

  /** For another server that asks this one as the owner. @returns whether it is. @throws ProblemError */
  take(id: string, control: PeerControl): boolean {
    const live = this.parts.dispatcher.live.get(id);
    if (live?.status !== "running") return false;
    if (control.type === "cancel") live.requestStop("cancelled");
    else apply(live, decode(control));
    return true;
  }

  /** Looks where it stands until something could be done about it: it may be changing in this moment. */
  private async settle(
    id: string,
    act: {
      here(live: LiveExecution): void;
      /** False: it was taken in this moment. */
      queued(row: StoredExecution): Promise<boolean>;
      there: PeerControl;
      over(): void;
    },
  ): Promise<void> {
    const { dispatcher, repository, clock, replicaId } = this.parts;
    const until = clock() + SETTLE_MS;
    for (;;) {
      const live = dispatcher.live.get(id);
      if (live && live.status !== "queued") return act.here(live);
      const row = await repository.find(id);
      if (!row || isTerminal(row.status)) return act.over();
      if (row.status === "queued" && (await act.queued(row))) return;
      if (row.replicaId && row.replicaId !== replicaId && (await this.ask(row.replicaId, id, act.there))) return;
      if (clock() > until)
        throw new ProblemError(
          "owner_unreachable",
          "The server that runs this does not answer. Try again in a moment.",
          {
            retryAfter: 2,
          },
        );
      await delay(LOOK_AGAIN_MS);
    }
  }

  private async ask(replicaId: string, id: string, control: PeerControl): Promise<boolean> {
    const address = await this.parts.repository.replicaAddress(replicaId);
    if (!this.parts.peers || address === null) return false;
    try {
      return await this.parts.peers.control({ replicaId, address }, id, control);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      return false;
    }
  }

  /** Stores it with the execution, so that whoever takes it has it. */
  private async keep({ id }: StoredExecution, message: ControlMessage): Promise<boolean> {
    if (message.type === "interrupt") throw notRunning();
    const { repository, dispatcher } = this.parts;
    const { interactive, tty } = dispatcher.live.get(id)?.plan ?? (await this.planOf(id));
    if (message.type === "stdin" && !interactive) throw stdinClosed(false);
    const kept = await repository.keepInput({ id, message, closes: !tty, maxBytes: EARLY_BYTES });
    if (kept === "ended") throw stdinClosed(true);
    if (kept === "full") throw stdinFull();
    return kept === "kept";
  }

  private async planOf(id: string): Promise<{ interactive: boolean; tty: boolean }> {
    const input = await this.parts.repository.findInput(id);
    const { interactive, tty = false } = JSON.parse(input ?? "{}") as { interactive?: boolean; tty?: boolean };
    return { interactive: interactive ?? tty, tty };
  }

  private cancelQueued(row: StoredExecution): Promise<boolean> {
    const live = this.parts.dispatcher.live.get(row.id);
    if (!live) return this.endQueued(row, undefined);
    return live.inTurn(async () => (live.status === "queued" && !live.moved ? this.endQueued(row, live) : false));
  }

  private async endQueued(row: StoredExecution, live: LiveExecution | undefined): Promise<boolean> {
    const { dispatcher, repository, clock } = this.parts;
    const conclusion = concludeQueuedStop();
    const log = live?.log ?? dispatcher.newLog(row);
    const prepared = log.prepare({ type: "exit", ...conclusion });
    const done = await repository
      .cancelQueued({
        id: row.id,
        ...conclusion,
        finishedAt: new Date(clock()),
        lastSeq: log.lastSeq,
        events: [prepared.row],
        artifacts: [],
      })
      .catch((error: unknown) => {
        log.withdraw(prepared);
        throw error;
      });
    if (!done) log.withdraw(prepared);
    if (done) this.parts.feed.tell(row.ownerId, row.id);
    if (!done || !live) return done;
    dispatcher.live.delete(row.id);
    log.reveal([prepared]);
    live.markFinished("cancelled");
    return true;
  }
}

function apply(live: LiveExecution, message: ControlMessage): void {
  if (message.type === "interrupt") live.interrupt();
  else if (message.type === "resize") live.resize(message.rows, message.columns);
  else live.writeStdin(message.data, message.end);
}

function encode(message: ControlMessage): PeerControl {
  return message.type === "stdin" ? { ...message, data: Buffer.from(message.data).toString("base64") } : message;
}

function decode(control: Exclude<PeerControl, { type: "cancel" }>): ControlMessage {
  return control.type === "stdin" ? { ...control, data: Buffer.from(control.data, "base64") } : control;
}
