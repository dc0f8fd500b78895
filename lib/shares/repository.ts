import type { Config } from "../config/config";

/** What shares need of storage. */
export interface ShareRepository {
  /** Takes a rate token of the owner and of the address and stores, in one statement; exact under parallel callers. */
  insert(share: NewShare, rate: Config["rate"]): Promise<InsertResult>;
  find(id: string): Promise<StoredShare | null>;
  /** The execution a share shows; null when only code, undefined when there is no such share. */
  executionOf(id: string): Promise<string | null | undefined>;
  /** Deletes when it is the owner's or the hash is its revoke token's; false when nothing matched. */
  delete(id: string, by: { ownerId?: string; revokeHash?: Buffer }): Promise<boolean>;
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
}

/** What {@link ShareRepository.insert} stores. */
export interface NewShare extends StoredShare {
  /** Hash of the caller's address (IPv6 by /64). */
  addressKey: string;
  /** Hash of the token that may delete it; null when only the owner's cookie may. */
  revokeHash: Buffer | null;
}

/** What {@link ShareRepository.insert} decided; `execution_gone` when the execution was deleted in this moment. */
export type InsertResult = "stored" | "owner_limited" | "address_limited" | "execution_gone";
