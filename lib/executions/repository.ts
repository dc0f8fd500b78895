import type { ExecutionEventType, Outcome, Result, Status } from "../contracts/events";
import type { Limits } from "../contracts/limits";
import type { ExecutionFilter } from "./service";

/**
 * What executions need of storage. One implementation, on PostgreSQL (`postgres-repository.ts`); each method is one
 * round trip unless it says otherwise, because the first two stand on the path to the first byte of output.
 */
export interface ExecutionRepository {
  /**
   * Decides and stores in one statement: takes a rate token of the owner and of the address, checks the owner's and the
   * global queue bound, and inserts the execution as `running` only if `canStart`, the owner runs fewer than
   * `maxRunningPerOwner`, and no eligible execution waits; else as `queued`. With an idempotency key seen before it
   * answers the earlier execution and takes nothing. Exact under any number of parallel callers.
   */
  accept(input: AcceptInput): Promise<AcceptResult>;
  /**
   * Takes at most `count` queued executions for this replica and marks them `running`, by the owner's running count, then
   * by age; owners at `maxRunningPerOwner` are passed over. `FOR UPDATE SKIP LOCKED`: two replicas never take the same.
   */
  claim(input: { replicaId: string; count: number; maxRunningPerOwner: number; at: Date }): Promise<ClaimedExecution[]>;
  /** Stores an event of an execution that waits; false when it does so no more. */
  appendQueued(event: StoredEvent): Promise<boolean>;
  /** Keeps a message for an execution that waits, for whoever takes it; `closes` says that input ends only once. */
  keepInput(input: { id: string; message: WaitingInput; closes: boolean; maxBytes: number }): Promise<KeptInput>;
  /** Stores events of any number of executions. A sequence number already stored is left as it is. */
  append(events: readonly StoredEvent[]): Promise<void>;
  /**
   * Stores the last events, the artifacts and the terminal state, and gives the owner's permit back, in one transaction.
   * Only an execution that is not terminal changes; resolves to whether it was this call that ended it.
   */
  finish(input: FinishInput): Promise<boolean>;
  /** Ends a queued execution as cancelled, with its events; false when it was not queued any more. */
  cancelQueued(input: FinishInput): Promise<boolean>;
  /** Stores what `running` began with. */
  setStarted(input: { id: string; startedAt: Date; limits: Limits }): Promise<void>;
  find(id: string): Promise<StoredExecution | null>;
  /** The creation body as it was given to {@link accept}; apart from the row, because it may be several MB. */
  findInput(id: string): Promise<string | null>;
  /** Newest first, by keyset; `before` is the last row of the page before. */
  listByOwner(input: OwnerPage): Promise<StoredExecution[]>;
  /** The row after which {@link listByOwner} looked no further for a text; null when it saw all. */
  searchedTo(input: OwnerPage): Promise<{ createdAt: Date; id: string } | null>;
  /** Ids of those of an owner that wait or run. */
  activeOf(ownerId: string): Promise<string[]>;
  /** Deletes an owner's execution that is over; false when there is none. */
  remove(ownerId: string, id: string): Promise<boolean>;
  /** Events after `seq` in order, at most `limit` rows; fewer where they are large, none only where there are none. */
  eventsAfter(input: { executionId: string; after: number; limit: number }): Promise<StoredEvent[]>;
  /** Output of one type after `seq`, in order and in bounded size; none only where there is no more. */
  outputAfter(input: {
    executionId: string;
    type: ExecutionEventType;
    after: number;
  }): Promise<{ seq: number; data: Buffer }[]>;
  artifact(input: { executionId: string; path: string }): Promise<StoredArtifact | null>;
  /** Place in the queue (1 is next) of each of these that is queued, in the order {@link claim} would take them. */
  positions(ids: readonly string[]): Promise<Map<string, number>>;
  /** Gives an account what a browser did; resolves to the ids of the executions. */
  adopt(from: string, userId: string): Promise<string[]>;
  counts(): Promise<{ queued: number; running: number }>;

  /** Says that this replica lives until now + `leaseMs` (database time) and makes its row when there is none. */
  renewLease(input: {
    replicaId: string;
    name: string;
    installation: string;
    address?: string;
    leaseMs: number;
  }): Promise<void>;
  /** Where other replicas reach this one; null when it cannot be reached, or is not there. */
  replicaAddress(replicaId: string): Promise<string | null>;
  /**
   * Ends as `interrupted` what no living replica owns: executions `running` under a replica whose lease ended
   * `graceMs` ago or whose name this replica has taken over. Appends a `gap` and the `exit` event (sequence numbers go
   * on), gives permits back. Resolves to the ids. Touches only this installation.
   */
  interruptOrphans(input: {
    replicaId: string;
    name: string;
    installation: string;
    graceMs: number;
  }): Promise<string[]>;
  releaseLease(replicaId: string): Promise<void>;
  /** Hands messages to every other replica that lives; nothing is written where there is none. */
  tellOthers(replicaId: string, messages: readonly string[]): Promise<void>;
  /**
   * Counts the owners' counters again from the executions, for the start of a server; resolves to how many were wrong.
   */
  repairCounters(): Promise<number>;
  /**
   * Deletes executions finished before `before`, oldest first, at most `limit`; resolves to how many. Also forgets
   * addresses not seen since.
   */
  deleteFinishedBefore(input: { before: Date; limit: number }): Promise<number>;
}

/** A page of an owner's executions. */
export interface OwnerPage extends ExecutionFilter {
  ownerId: string;
  limit: number;
  before?: { createdAt: Date; id: string };
}

/** What {@link ExecutionRepository.accept} is given. */
export interface AcceptInput {
  id: string;
  ownerId: string;
  /** Hash of the caller's address (IPv6 by /64). */
  addressKey: string;
  replicaId: string;
  canStart: boolean;
  language: string;
  version: string;
  title?: string;
  /** First line with something on it, for lists. */
  headline?: string;
  tty: boolean;
  /** The creation body as JSON text; may hold anything, NUL characters escaped. */
  input: string;
  limits: Limits;
  idempotency?: { key: string /** Hash of the request. */; hash: string };
  rate: RateSettings;
  bounds: { maxQueued: number; maxQueuedPerOwner: number; maxRunningPerOwner: number };
  /** What the owner may start and use in a day (UTC); absent: any number. */
  day?: { runs?: number; cpuMs?: number };
  /** CPU time to hold of the day where it is bounded: all that this may use; less where less is left, but no less than `least`. */
  hold: { cpuMs: number; least: number };
  /** Executions the owner may have running, where that is fewer than for all. */
  ownerRunning?: number;
  at: Date;
}

/** Token buckets: `burst` tokens at most, `perMinute` new ones a minute. */
export interface RateSettings {
  owner: { perMinute: number; burst: number };
  address: { perMinute: number; burst: number };
}

/** What {@link ExecutionRepository.accept} decided. */
export type AcceptResult =
  | { decision: "running" /** Tokens left in the owner's bucket. */; remaining: number; cpuHeldMs?: number }
  | { decision: "queued"; position: number; remaining: number; cpuHeldMs?: number }
  | { decision: "replayed"; id: string }
  | { decision: "idempotency_conflict" }
  | { decision: "rate_limited"; scope: "owner" | "address"; retryAfterMs: number }
  | { decision: "day_limited"; what: "runs" | "cpu" | "held"; retryAfterMs: number }
  | { decision: "owner_queue_full" }
  | { decision: "queue_full" };

/** A row of executions. */
export interface StoredExecution {
  id: string;
  ownerId: string;
  status: Status;
  outcome: Outcome | null;
  language: string;
  version: string;
  title: string | null;
  headline: string | null;
  tty: boolean;
  limits: Limits;
  /** CPU time held of its owner's day; absent where that is not bounded. */
  cpuHeldMs?: number;
  result: Result | null;
  replicaId: string | null;
  /** Last stored sequence number. */
  lastSeq: number;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  artifacts: { path: string; size: number; mediaType: string }[];
}

/** A row with what is needed to run it. */
export interface ClaimedExecution extends StoredExecution {
  input: string;
  /** What came while it waited, in order. */
  waitingInput: readonly WaitingInput[];
}

/** A message for a program that does not run yet. */
export type WaitingInput =
  | { type: "stdin"; data: Uint8Array; end: boolean }
  | { type: "resize"; rows: number; columns: number };

/** What became of it; `elsewhere`: the execution does not wait any more. */
export type KeptInput = "kept" | "ended" | "full" | "elsewhere";

/** A row of events: bytes for output, JSON text for the rest. */
export interface StoredEvent {
  executionId: string;
  seq: number;
  at: Date;
  type: ExecutionEventType;
  /** Bytes of `stdout`, `stderr`, `compiler`, `echo`. */
  data: Buffer | null;
  /** JSON of the other types' own fields. */
  body: string | null;
}

/** A stored file of a finished execution. */
export interface StoredArtifact {
  path: string;
  mediaType: string;
  content: Buffer;
}

/** What {@link ExecutionRepository.finish} is given. */
export interface FinishInput {
  id: string;
  status: Status;
  result: Result;
  finishedAt: Date;
  lastSeq: number;
  events: readonly StoredEvent[];
  artifacts: readonly StoredArtifact[];
}
