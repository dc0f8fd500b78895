import type { Config } from "../config/config";
import type { Outcome, Status } from "../contracts/events";

/** What shares need of storage. */
export interface ShareRepository {
  /**
   * Takes a rate token of the owner and of the address and stores, unless the owner holds `maxPerOwner` already, in one
   * statement; exact under parallel callers.
   */
  insert(share: NewShare, bounds: { rate: Config["rate"]; maxPerOwner: number }): Promise<InsertResult>;
  /** A share that stands at this time. */
  find(id: string, now: Date): Promise<StoredShare | null>;
  /** An owner's shares that stand at `now`, newest first, by keyset; `before` is the last of the page before. */
  listByOwner(page: ShareListPage): Promise<ListedShare[]>;
  /** How many shares of an owner stand at this time. */
  countByOwner(ownerId: string, now: Date): Promise<number>;
  /** The execution a share shows that stands at this time; null when only code, undefined when there is no such share. */
  executionOf(id: string, now: Date): Promise<string | null | undefined>;
  /** Deletes when it is the owner's or the hash is its revoke token's; false when nothing matched. */
  delete(id: string, by: { ownerId?: string; revokeHash?: Buffer }): Promise<boolean>;
  /** Hides a share from everybody, or shows it again when `by` is absent; false when there is none. */
  setTakenDown(id: string, by: string | undefined, now: Date): Promise<boolean>;
  /** Deletes what ended by itself before `now`. */
  deleteExpired(now: Date): Promise<void>;
  /** Forgets rate buckets that nobody took from since `before`. */
  deleteIdleBuckets(before: Date): Promise<void>;
}

/** A row of shares. */
export interface StoredShare {
  id: string;
  ownerId: string;
  /** Null when only code is shared, or the execution is not kept any more. */
  executionId: string | null;
  /** JSON text of a SharedDocument; may hold anything, NUL characters escaped. */
  document: string;
  createdAt: Date;
  /** Null: it stands until it is revoked. */
  expiresAt: Date | null;
}

/** What {@link ShareRepository.listByOwner} looks for. */
export interface ShareListPage {
  ownerId: string;
  now: Date;
  limit: number;
  before?: { createdAt: Date; id: string };
}

/** A share in a list: without its document, which may be several megabytes. */
export interface ListedShare extends ShareLabel {
  id: string;
  createdAt: Date;
  expiresAt: Date | null;
  /** Null when only code is shared, or the execution is not kept any more. */
  execution: { id: string; status: Status; outcome: Outcome | null } | null;
}

/** What a list shows of a share's code. */
export interface ShareLabel {
  language: string | null;
  title: string | null;
  headline: string | null;
}

/** What {@link ShareRepository.insert} stores. */
export interface NewShare extends StoredShare, ShareLabel {
  /** Hash of the caller's address (IPv6 by /64). */
  addressKey: string;
  /** Hash of the token that may delete it; null when only the owner's cookie may. */
  revokeHash: Buffer | null;
}

/** What {@link ShareRepository.insert} decided; `execution_gone` when the execution was deleted in this moment. */
export type InsertResult = "stored" | "owner_limited" | "owner_full" | "address_limited" | "execution_gone";
