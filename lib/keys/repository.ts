import type { Role } from "../contracts/accounts";

/** A row of keys. */
export interface StoredKey {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  perMinute: number;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
}

/** A key with whose it is, and how long its rate makes it wait. */
export interface UsedKey {
  id: string;
  scopes: string[];
  perMinute: number;
  userId: string;
  email: string;
  name: string | null;
  role: Role;
  waitMs: number;
}

/** What keys need of storage. */
export interface KeyRepository {
  list(userId: string): Promise<StoredKey[]>;
  /** @returns false when the user has as many as one may */
  insert(userId: string, key: StoredKey & { hash: Buffer }, most: number): Promise<boolean>;
  delete(userId: string, id: string): Promise<StoredKey | null>;
  /** Finds a key that works and takes a token of its rate. */
  use(hash: Buffer): Promise<UsedKey | undefined>;
}
