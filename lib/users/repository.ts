import type { Role } from "../contracts/accounts";
import type { AccountSettings } from "../contracts/settings";

/** A row of users. */
export interface StoredUser {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  passwordHash: string | null;
  /** When the address was shown to be theirs; null: anybody may have typed it. */
  emailVerifiedAt: Date | null;
  suspendedAt: Date | null;
  createdAt: Date;
  lastSeenAt: Date | null;
}

/** A row of sessions with whose it is. */
export interface StoredSession {
  id: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** An account elsewhere. */
export interface IdentityKey {
  provider: string;
  subject: string;
}

/** The ids of the sessions that ended, or why it was not deleted. */
export type Deleted = { ended: string[] } | "last_admin" | "busy";

/** An account after its address was proven. */
export interface Claimed {
  user: StoredUser;
  /** Ids of the sessions that ended. */
  ended: string[];
}

/** What accounts need of storage. */
export interface UserRepository {
  /**
   * Makes an account and its owner in one transaction; with a first administrator's token, which it uses up, as `admin`.
   * @returns why not, when not.
   */
  create(user: StoredUser, firstAdminToken?: Buffer): Promise<"created" | "email_taken" | "bad_token">;
  findByEmail(email: string): Promise<StoredUser | null>;
  find(id: string): Promise<StoredUser | null>;
  /** The account an identity elsewhere signs in. */
  findByIdentity(provider: string, subject: string): Promise<StoredUser | null>;
  linkIdentity(userId: string, identity: IdentityKey): Promise<void>;
  /**
   * Links an identity that is vouched for to the account with its address. The first proof of an address ends every way
   * into the account from before it, since those may be somebody else's: password, sessions, API keys, links and other
   * identities. All in one transaction, with a line in the audit log.
   */
  claim(userId: string, identity: IdentityKey, at: Date): Promise<Claimed>;
  /** Null when nothing was ever stored. */
  settings(userId: string): Promise<AccountSettings | null>;
  /** Stores a part beside the rest, in one statement. Resolves to all of it; null when there is no such account. */
  changeSettings(userId: string, change: AccountSettings): Promise<AccountSettings | null>;
  setPassword(userId: string, passwordHash: string): Promise<void>;
  /** Deletes the account with everything that belongs to it, unless something of it still runs or waits. */
  delete(userId: string): Promise<Deleted>;
  hasAdmin(): Promise<boolean>;
  keepFirstAdminToken(hash: Buffer, expiresAt: Date): Promise<void>;
  /** Whether a token would work; using it up decides. */
  hasToken(purpose: "first_admin" | "password_reset", hash: Buffer): Promise<boolean>;
  /** Replaces the user's earlier one. */
  keepResetToken(userId: string, token: { hash: Buffer; mailed: boolean; expiresAt: Date }): Promise<void>;
  /**
   * Uses a token up and sets the password of whose it is, and ends every session; one that was mailed proves the address,
   * as {@link claim} does. Null when it does not work.
   */
  takeResetToken(hash: Buffer, passwordHash: string, at: Date): Promise<Claimed | null>;
  /** Sets a role, unless that leaves no administrator. @returns whether it is this role now */
  setRole(userId: string, role: Role): Promise<boolean>;
  /** Takes one token of a bucket; milliseconds until there is one when there is none, else 0. */
  takeToken(key: string, rate: { perMinute: number; burst: number }): Promise<number>;
  /** Fills a bucket again. */
  forgetToken(key: string): Promise<void>;
}

/** What sessions need of storage. */
export interface SessionRepository {
  open(session: StoredSession & { userId: string; expiresAt: Date }): Promise<void>;
  /** A session that has not ended, of a user who is not suspended, with the user. */
  find(id: string): Promise<{ session: StoredSession; user: StoredUser } | null>;
  touch(id: string, at: Date): Promise<void>;
  list(userId: string): Promise<StoredSession[]>;
  /** Ends one of a user's sessions, or all but one; resolves to the ids that ended. */
  end(userId: string, which: { id: string } | { except?: string }): Promise<string[]>;
  deleteExpired(): Promise<void>;
}
