import { randomUUID } from "node:crypto";
import type { AuditLog } from "../audit/service";
import type { SignedIn } from "../auth/identity";
import type { Account, SignIn, SignUp } from "../contracts/accounts";
import type { Site } from "../contracts/policy";
import { ProblemError } from "../contracts/errors";
import type { ExecutionService } from "../executions/service";
import type { Logger } from "../observability/logger";
import { checkPassword, hashPassword } from "./password";
import type { StoredUser, UserRepository } from "./repository";
import type { ElsewhereIdentity, SessionService, UserService, Visitor } from "./service";
import type { SignInRate } from "./sign-in-rate";
import { hashToken } from "./token";

/** How often what runs is stopped before an account is not deleted after all. */
const DELETIONS = 5;

/** What the service is made of. */
export interface UserParts {
  repository: UserRepository;
  sessions: SessionService;
  executions: Pick<ExecutionService, "adopt" | "stopAll">;
  rate: SignInRate;
  audit: AuditLog;
  policy: () => Site;
  logger: Logger;
  clock: () => number;
}

/** Accounts in PostgreSQL. */
export function createUserService(parts: UserParts): UserService {
  const { repository, sessions, executions, rate, audit, policy, logger, clock } = parts;

  const adopt = async ({ browserOwnerId }: Visitor, userId: string) => {
    if (!browserOwnerId) return;
    try {
      await executions.adopt(browserOwnerId, userId);
    } catch (error) {
      // Signing in matters more; what was run before stays in this browser, and comes along the next time.
      logger.warn({ err: error }, "executions of a browser could not be given to its account");
    }
  };

  const make = async (
    user: Pick<StoredUser, "email" | "name" | "passwordHash"> & { proven?: boolean },
    token?: string,
  ): Promise<StoredUser> => {
    assertAllowed(policy(), user.email, token);
    const role = token ? ("admin" as const) : ("user" as const);
    const { proven, ...given } = user;
    const at = new Date(clock());
    const emailVerifiedAt = proven ? at : null;
    const row = {
      id: randomUUID(),
      ...given,
      emailVerifiedAt,
      role,
      suspendedAt: null,
      createdAt: at,
      lastSeenAt: null,
    };
    const done = await repository.create(row, token ? hashToken(token) : undefined);
    if (done === "bad_token") throw badToken();
    if (done === "email_taken") throw emailTaken();
    await audit.write({ actor: row.email, action: "user.signed_up", target: row.email, detail: { role } });
    return row;
  };

  return {
    async signUp(visitor, { email, password, name, token }: SignUp) {
      await rate.beforeSignUp(visitor.addressKey);
      // What is refused anyway is refused before a password is hashed, which costs memory and time.
      assertAllowed(policy(), email, token);
      if (token && !(await repository.hasToken("first_admin", hashToken(token)))) throw badToken();
      if (await repository.findByEmail(email)) throw emailTaken();
      const user = await make({ email, name: name || null, passwordHash: await hashPassword(password) }, token);
      await adopt(visitor, user.id);
      return present(user);
    },

    async signIn(visitor, { email, password }: SignIn) {
      await rate.beforeSignIn(email, visitor.addressKey);
      const user = await repository.findByEmail(email);
      if (!(await checkPassword(user?.passwordHash, password)) || !user) throw wrong("e-mail or password");
      await rate.afterSignIn(email, visitor.addressKey);
      assertActive(user);
      await adopt(visitor, user.id);
      return present(user);
    },

    async signInElsewhere(visitor, identity: ElsewhereIdentity) {
      const { provider, subject, emailVerified: proven, name } = identity;
      const email = identity.email.toLowerCase();
      const linked = await repository.findByIdentity(provider, subject);
      // Whoever made the account may have typed an address that is not theirs.
      const claimed = (user: StoredUser) =>
        proven && user.email === email && !(linked && user.emailVerifiedAt) ? claim(user, provider, subject) : user;
      const found = linked ?? (proven ? await repository.findByEmail(email) : null);
      const user = found ? await claimed(found) : await make({ email, name: name ?? null, passwordHash: null, proven });
      if (!found) await repository.linkIdentity(user.id, { provider, subject });
      assertActive(user);
      await adopt(visitor, user.id);
      return present(await withRole(user, identity.role, provider));
    },

    async get(userId) {
      const user = await repository.find(userId);
      if (!user) throw new ProblemError("not_found", "There is no such account any more.");
      return present(user);
    },

    settings: (userId) => repository.settings(userId),

    async changeSettings(userId, change) {
      const settings = await repository.changeSettings(userId, change);
      if (!settings) throw new ProblemError("not_found", "There is no such account any more.");
      return settings;
    },

    async changePassword(user: SignedIn, { current, next }) {
      await assertPassword(user, await repository.find(user.id), current);
      await repository.setPassword(user.id, await hashPassword(next));
      await sessions.endAll(user.id, user.sessionId);
      await audit.write({ actor: user.email, action: "user.password_changed", target: user.email });
    },

    async delete(user: SignedIn, password) {
      const row = await repository.find(user.id);
      // Who signs in elsewhere has none to ask for.
      if (row?.passwordHash != null) await assertPassword(user, row, password);
      await sessions.tellEnded(await deleted(user));
      await audit.write({ actor: user.email, action: "user.deleted", target: user.email });
    },
  };

  async function assertPassword(user: SignedIn, row: StoredUser | null, given: string | undefined): Promise<void> {
    if (!given) throw wrong("password");
    await rate.beforeSignIn(user.email, user.sessionId);
    if (!row || !(await checkPassword(row.passwordHash, given))) throw wrong("password");
    await rate.afterSignIn(user.email, user.sessionId);
  }

  /** A program of the user's may begin another run meanwhile, so it is stopped and tried again, but not for ever. */
  async function deleted({ id }: SignedIn): Promise<string[]> {
    for (let round = 0; round < DELETIONS; round += 1) {
      const done = await repository.delete(id);
      if (done === "last_admin") throw lastAdmin();
      if (done !== "busy") return done.ended;
      await executions.stopAll(id);
    }
    throw new ProblemError("not_over", "Executions of yours keep starting. Stop what starts them, and try again.");
  }

  async function withRole(user: StoredUser, role: StoredUser["role"] | undefined, by: string): Promise<StoredUser> {
    if (role === undefined || role === user.role || !(await repository.setRole(user.id, role))) return user;
    sessions.forget(user.id);
    const detail = { from: user.role, to: role };
    await audit.write({ actor: by, action: "user.role_changed", target: user.email, detail });
    return { ...user, role };
  }

  async function claim({ id }: StoredUser, provider: string, subject: string): Promise<StoredUser> {
    const { user, ended } = await repository.claim(id, { provider, subject }, new Date(clock()));
    await sessions.tellEnded(ended);
    return user;
  }
}

function wrong(what: string): ProblemError {
  return new ProblemError("wrong_credentials", `Wrong ${what}. Check it and try again.`);
}

function lastAdmin(): ProblemError {
  return new ProblemError("last_admin", "You are the only administrator. Make somebody else one first.");
}

function badToken(): ProblemError {
  return new ProblemError("forbidden", "This token was used, or is too old. Start the server again for a new one.");
}

function emailTaken(): ProblemError {
  return new ProblemError("email_taken", "There is an account with this e-mail address. Sign in instead.");
}

function assertActive({ suspendedAt }: StoredUser): void {
  if (!suspendedAt) return;
  throw new ProblemError("account_suspended", "An administrator has suspended this account. Ask them for the reason.");
}

function assertAllowed({ signUp, domains }: Site, email: string, token: string | undefined): void {
  if (token) return;
  if (!signUp) throw new ProblemError("sign_up_closed", "Nobody can sign up here by themselves. Ask an administrator.");
  if (domains.length === 0 || domains.includes(email.split("@")[1] ?? "")) return;
  throw new ProblemError("sign_up_closed", `Sign up with an address at ${domains.join(" or ")}.`);
}

function present({ id, email, name, role, createdAt, passwordHash }: StoredUser): Account {
  const hasPassword = passwordHash !== null;
  return { id, email, name: name ?? undefined, role, createdAt: createdAt.toISOString(), hasPassword };
}
