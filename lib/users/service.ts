import type { SignedIn } from "../auth/identity";
import type { ResetLink } from "../contracts/admin";
import type { Account, NewUser, Role, SessionInfo, SignIn, SignUp } from "../contracts/accounts";
import type { AccountSettings } from "../contracts/settings";

/** Who signs in or up: where from, and what the browser did before. */
export interface Visitor {
  addressKey: string;
  /** Owner of the browser's own cookie: its executions come along. */
  browserOwnerId?: string;
}

/** Somebody another service vouches for. */
export interface ElsewhereIdentity {
  provider: string;
  subject: string;
  email: string;
  /** Whether that service has checked the address; only then it may lead to an account that is there. */
  emailVerified: boolean;
  name?: string;
  /** What its groups make of them here; absent: their role stays. */
  role?: Role;
}

/** Accounts. Failures are `ProblemError`s. */
export interface UserService {
  /** @throws ProblemError sign_up_closed, email_taken, rate_limited, forbidden for a wrong token */
  signUp(visitor: Visitor, body: SignUp): Promise<Account>;
  /** @throws ProblemError wrong_credentials, account_suspended, rate_limited */
  signIn(visitor: Visitor, body: SignIn): Promise<Account>;
  /** Finds or makes the account of an identity elsewhere. @throws ProblemError as {@link signUp} */
  signInElsewhere(visitor: Visitor, identity: ElsewhereIdentity): Promise<Account>;
  get(userId: string): Promise<Account>;
  /** What they chose; null when they never did. */
  settings(userId: string): Promise<AccountSettings | null>;
  /** Keeps what was chosen; the rest stays. Resolves to all of it. */
  changeSettings(userId: string, change: AccountSettings): Promise<AccountSettings>;
  /** Ends every other session. @throws ProblemError wrong_credentials */
  changePassword(user: SignedIn, body: { current: string; next: string }): Promise<void>;
  /**
   * Stops what the account runs and deletes it with all it has.
   * @throws ProblemError wrong_credentials, rate_limited, last_admin, owner_unreachable
   */
  delete(user: SignedIn, password: string | undefined): Promise<void>;
}

/** New passwords for those who forgot theirs. */
export interface PasswordService {
  /** How a link reaches somebody who asks for one. */
  readonly tellsBy: "mail" | "print" | "nobody";
  /** Sends a link, if there is such an account; the answer does not tell. @throws ProblemError rate_limited */
  forgotten(visitor: Visitor, email: string): Promise<void>;
  /** Makes an account with a link that an administrator passes on. @throws ProblemError email_taken */
  invite(by: SignedIn, user: NewUser): Promise<ResetLink & { id: string }>;
  /** A link that an administrator passes on. @throws ProblemError not_found */
  linkFor(by: SignedIn, userId: string): Promise<ResetLink>;
  /** Sets the password and ends every session. @throws ProblemError reset_expired, rate_limited */
  reset(visitor: Visitor, token: string, next: string): Promise<void>;
}

/** Browsers that are signed in. */
export interface SessionService {
  /** Makes a session; its id goes into the browser's token. */
  open(userId: string, userAgent: string): Promise<string>;
  /** Who a session belongs to, as of at most five seconds ago; absent when it has ended. */
  find(sessionId: string): Promise<SignedIn | undefined>;
  list(user: SignedIn): Promise<SessionInfo[]>;
  /** Ends one session of the user's. @throws ProblemError not_found */
  end(user: SignedIn, sessionId: string): Promise<void>;
  /** Ends all sessions of a user, but the one that is named. */
  endAll(userId: string, except?: string): Promise<void>;
  /** Says that sessions have ended which were deleted with something else. */
  tellEnded(sessionIds: readonly string[]): Promise<void>;
  /** Forgets what is believed of a user's sessions, so that a new role or a suspension counts at once. */
  forget(userId: string): void;
  /** Calls back with each session that ended, here or on another server. */
  onEnd(listener: (sessionId: string) => void): void;
}
