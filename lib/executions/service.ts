import type { Role } from "../contracts/accounts";
import type { CreateExecution, Execution } from "../contracts/executions";
import type { ExecutionEvent, Outcome } from "../contracts/events";

/** Who calls: part of every query, so that another owner's ids answer as if there were nothing. */
export interface Access {
  /** The signed owner of a browser; absent for callers without a cookie. */
  ownerId?: string;
  /** Read or control token of one execution, as the caller sent it. */
  token?: string;
}

/** Who creates. */
export interface Creator {
  ownerId: string;
  addressKey: string;
  /** True when the owner was made from the address because the caller sent no cookie: tokens are given out. */
  anonymousAddress: boolean;
  /** The signed-in user. */
  user?: { id: string; role: Role };
}

/** Which executions of an owner. */
export interface ExecutionFilter {
  language?: string;
  outcome?: Outcome;
  /** Created from then on, and before then. */
  from?: Date;
  to?: Date;
  /** In the title or the first line. */
  text?: string;
}

/** What creating answered. */
export interface Created {
  execution: Execution;
  readToken?: string;
  controlToken?: string;
  /** True when an idempotency key brought an earlier execution back. */
  replayed: boolean;
  /** Tokens left in the owner's bucket. */
  remaining?: number;
}

/** A reader of one execution's events, from a sequence number on; pulls, so a slow reader slows nobody. */
export interface EventReader {
  /** The next events in order, waiting for one if there is none yet; an empty array means the execution is over and all was read. */
  next(signal?: AbortSignal): Promise<readonly ExecutionEvent[]>;
  close(): void;
}

/** Everything routes and sockets may ask of executions. Failures are `ProblemError`s. */
export interface ExecutionService {
  create(creator: Creator, body: CreateExecution, options?: { idempotencyKey?: string }): Promise<Created>;
  /** As it stands, without its output. */
  get(access: Access, id: string): Promise<Execution>;
  /** The body it was created with. */
  body(access: Access, id: string): Promise<CreateExecution>;
  /** Resolves when the execution is over or `ms` have passed, with what stands then. */
  wait(access: Access, id: string, ms: number, signal?: AbortSignal): Promise<Execution>;
  list(
    access: Access,
    options: ExecutionFilter & { cursor?: string; limit: number },
  ): Promise<{ items: Execution[]; nextCursor?: string }>;
  /**
   * Calls back with the id of each of the owner's executions that begins, starts, ends or goes, here or at another server,
   * and without one when some may have; the answer stops that. @throws ProblemError unauthenticated
   */
  onChange(access: Access, listener: (id?: string) => void): () => void;
  /** Deletes one that is over, with its output. @throws ProblemError not_found, not_over */
  remove(access: Access, id: string): Promise<void>;
  /** Checks access at once; `after` is the last sequence number the reader has. */
  read(access: Access, id: string, after: number): Promise<EventReader>;
  /** Idempotent; resolves with the execution as it stands once the stop is under way. */
  cancel(access: Access, id: string): Promise<Execution>;
  /** Stops all that an owner runs or has waiting; resolves when it is over. @throws ProblemError owner_unreachable */
  stopAll(ownerId: string): Promise<void>;
  writeStdin(access: Access, id: string, data: Uint8Array, end: boolean): Promise<void>;
  /** Interrupts the foreground program (SIGINT). */
  interrupt(access: Access, id: string): Promise<void>;
  resize(access: Access, id: string, rows: number, columns: number): Promise<void>;
  /** The exact bytes of a stream as far as it has come, in pieces of bounded size that are read as they are asked for. */
  output(access: Access, id: string, stream: "stdout" | "stderr" | "compiler"): Promise<AsyncGenerator<Buffer>>;
  /** Gives an account what a browser did before it signed in. */
  adopt(browserOwnerId: string, userId: string): Promise<void>;
  artifact(access: Access, id: string, path: string): Promise<{ content: Buffer; mediaType: string; path: string }>;
}
