import { setTimeout as delay } from "node:timers/promises";
import { type ExecutionEvent, isTerminal } from "../contracts/events";
import type { LiveExecution } from "./live-execution";
import type { PeerClient, PeerEvents } from "./peers/peer-client";
import type { ExecutionRepository, StoredExecution } from "./repository";
import type { EventReader } from "./service";
import { fromStoredEvent } from "./stored-event";

const PAGE = 200;
/** How often an execution that nobody here hears of is looked at, in milliseconds. */
const POLL_MS = 250;
/** How long an owner that did not answer is not asked again, in milliseconds; its events come from the store meanwhile. */
const ASK_AGAIN_MS = 2_000;

type Store = Pick<ExecutionRepository, "eventsAfter" | "find" | "replicaAddress">;
type Events = readonly ExecutionEvent[];

/** What a reader follows an execution with, wherever it runs. */
export interface FollowParts {
  store: Store;
  /** Executions of this process. */
  live: ReadonlyMap<string, LiveExecution>;
  replicaId: string;
  /** Absent when this server is alone. */
  peers: PeerClient | undefined;
  /** Resolves when some server takes the execution from the queue, or the signal fires. */
  taken(id: string, signal: AbortSignal): Promise<void>;
}

/** Reads a living execution of this process: from memory while it is there, from the store where it is not. */
export class LiveReader implements EventReader {
  private readonly closed = new AbortController();

  constructor(
    private readonly live: LiveExecution,
    private readonly store: Pick<Store, "eventsAfter">,
    private cursor: number,
  ) {
    live.watchers += 1;
  }

  /** Also empty when another process has taken the execution; {@link LiveExecution.moved} tells. */
  async next(signal?: AbortSignal): Promise<Events> {
    const stop = signal ? AbortSignal.any([signal, this.closed.signal]) : this.closed.signal;
    while (!stop.aborted) {
      const over = this.live.log.closed;
      const events = await this.read();
      if (events.length > 0) {
        this.cursor = events.at(-1)?.seq ?? this.cursor;
        return events;
      }
      if (over) return [];
      await this.live.log.changed(this.cursor, stop);
    }
    return [];
  }

  get moved(): boolean {
    return this.live.moved;
  }

  close(): void {
    if (this.closed.signal.aborted) return;
    this.closed.abort();
    this.live.watchers -= 1;
  }

  private async read(): Promise<Events> {
    const inMemory = this.live.log.readFrom(this.cursor);
    if (inMemory !== "evicted") return inMemory;
    const rows = await this.store.eventsAfter({ executionId: this.live.id, after: this.cursor, limit: PAGE });
    return rows.map(fromStoredEvent);
  }
}

/** Reads an execution to its end wherever it waits or runs: in this process, in another one that sends it, or in the store. */
export class FollowReader implements EventReader {
  private readonly closed = new AbortController();
  private here: LiveReader | undefined;
  private there: PeerEvents | undefined;
  private askAt = 0;

  constructor(
    private readonly id: string,
    private readonly parts: FollowParts,
    private cursor: number,
  ) {
    // At once, because what is told of a place in the queue depends on somebody looking.
    this.join();
  }

  async next(signal?: AbortSignal): Promise<Events> {
    const stop = signal ? AbortSignal.any([signal, this.closed.signal]) : this.closed.signal;
    while (!stop.aborted) {
      const events = await this.step(stop);
      if (events === "over") return [];
      if (events.length > 0) {
        this.cursor = events.at(-1)?.seq ?? this.cursor;
        return events;
      }
    }
    return [];
  }

  close(): void {
    this.closed.abort();
    this.here?.close();
    this.there?.close();
  }

  private join(): LiveReader | undefined {
    const live = this.parts.live.get(this.id);
    if (live && !this.here) this.here = new LiveReader(live, this.parts.store, this.cursor);
    return this.here;
  }

  /** Empty: look again. */
  private async step(stop: AbortSignal): Promise<Events | "over"> {
    if (this.there) return this.fromPeer(this.there, stop);
    const here = this.join();
    if (here) return this.fromHere(here, stop);
    const { store } = this.parts;
    // Looked up first: events stored between the two look-ups are then read by the next turn.
    const row = await store.find(this.id);
    if (row && (await this.ask(row))) return [];
    const rows = await store.eventsAfter({ executionId: this.id, after: this.cursor, limit: PAGE });
    if (rows.length > 0) return rows.map(fromStoredEvent);
    if (!row || isTerminal(row.status)) return "over";
    await this.pause(stop);
    return [];
  }

  private async fromHere(here: LiveReader, stop: AbortSignal): Promise<Events | "over"> {
    const events = await here.next(stop);
    if (events.length > 0 || stop.aborted) return events;
    if (!here.moved) return "over";
    here.close();
    this.here = undefined;
    return [];
  }

  private async fromPeer(there: PeerEvents, stop: AbortSignal): Promise<Events | "over"> {
    const close = () => there.close();
    stop.addEventListener("abort", close, { once: true });
    const events = await there.next();
    stop.removeEventListener("abort", close);
    if (events !== "lost") return events;
    // Where it stands is looked up again, and the owner asked from the last number on.
    this.there = undefined;
    return [];
  }

  /** Opens a stream from the owner; false when there is none to ask, or it does not answer. */
  private async ask({ status, replicaId }: StoredExecution): Promise<boolean> {
    const { peers, store } = this.parts;
    if (!peers || status !== "running" || !replicaId || replicaId === this.parts.replicaId) return false;
    if (performance.now() < this.askAt) return false;
    const address = await store.replicaAddress(replicaId);
    if (address === null) return false;
    this.there = await peers.events({ replicaId, address }, this.id, this.cursor).catch(() => {
      this.askAt = performance.now() + ASK_AGAIN_MS;
      return undefined;
    });
    if (this.closed.signal.aborted) this.there?.close();
    return this.there !== undefined;
  }

  private async pause(stop: AbortSignal): Promise<void> {
    const done = new AbortController();
    const either = AbortSignal.any([stop, done.signal]);
    const poll = delay(POLL_MS, undefined, { signal: either }).catch(() => undefined);
    await Promise.race([poll, this.parts.taken(this.id, either)]);
    done.abort();
  }
}
