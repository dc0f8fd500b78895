import { randomBytes, randomUUID } from "node:crypto";
import type { AuditLog } from "../audit/service";
import type { SignedIn } from "../auth/identity";
import { ProblemError } from "../contracts/errors";
import type { Mailer } from "../mail/service";
import type { Logger } from "../observability/logger";
import { hashPassword } from "./password";
import type { StoredUser, UserRepository } from "./repository";
import type { PasswordService, SessionService } from "./service";
import type { SignInRate } from "./sign-in-rate";
import { hashToken } from "./token";

/** How long a link works. */
const LIVES_MS = 60 * 60_000;

/** What the service is made of. */
export interface PasswordParts {
  repository: UserRepository;
  sessions: Pick<SessionService, "tellEnded">;
  rate: SignInRate;
  audit: AuditLog;
  /** Absent: links are printed, where only the person who started the server reads them, or not made at all. */
  mailer?: Mailer;
  /** Where people reach Podium; absent: links are paths. */
  publicUrl?: string;
  /** Shows a line to the person who started the server; absent where others may read what it prints. */
  print?: (line: string) => void;
  logger: Logger;
  clock: () => number;
}

/** New passwords by one-time links. */
export function createPasswordService(parts: PasswordParts): PasswordService {
  const { repository, sessions, rate, audit, mailer, publicUrl = "", print, logger, clock } = parts;

  const makeLink = async (user: StoredUser, mailed: boolean): Promise<string> => {
    const token = randomBytes(24).toString("base64url");
    await repository.keepResetToken(user.id, {
      hash: hashToken(token),
      mailed,
      expiresAt: new Date(clock() + LIVES_MS),
    });
    return `${publicUrl}/reset?token=${token}`;
  };
  const tell = async (email: string) => {
    const user = await repository.findByEmail(email);
    if (!user || user.suspendedAt) return;
    if (mailer) {
      await mailer.send({
        to: user.email,
        subject: "A new password for Podium",
        text: words(await makeLink(user, true)),
      });
    } else if (print) {
      print(`A new password for ${user.email} is set at ${await makeLink(user, false)} (works once, for an hour).`);
    }
  };

  return {
    tellsBy: mailer ? "mail" : print ? "print" : "nobody",

    async forgotten(visitor, email) {
      await rate.beforeReset(email, visitor.addressKey);
      // Not waited for: how long it takes would tell whether there is such an account.
      void tell(email).catch((err: unknown) => logger.error({ err }, "a link for a new password could not be sent"));
    },

    async invite(by: SignedIn, { email, name, role }) {
      const at = new Date(clock());
      const given = { id: randomUUID(), email, name: name || null, role };
      const user = {
        ...given,
        passwordHash: null,
        emailVerifiedAt: null,
        suspendedAt: null,
        createdAt: at,
        lastSeenAt: null,
      };
      if ((await repository.create(user)) !== "created") {
        throw new ProblemError("email_taken", "There is an account with this e-mail address already.");
      }
      await audit.write({ actor: by.email, action: "user.made", target: email, detail: { role } });
      return { id: user.id, link: await makeLink(user, false), expiresAt: new Date(clock() + LIVES_MS).toISOString() };
    },

    async linkFor(by: SignedIn, userId) {
      const user = await repository.find(userId);
      if (!user) throw new ProblemError("not_found", "There is no such account.");
      const link = await makeLink(user, false);
      await audit.write({ actor: by.email, action: "user.reset_link_made", target: user.email });
      return { link, expiresAt: new Date(clock() + LIVES_MS).toISOString() };
    },

    async reset(visitor, token, next) {
      await rate.beforeResetUse(visitor.addressKey);
      const hash = hashToken(token);
      // Hashing a password costs memory and time, which nobody has for a token that is made up.
      if (!(await repository.hasToken("password_reset", hash))) throw expired();
      const taken = await repository.takeResetToken(hash, await hashPassword(next), new Date(clock()));
      if (!taken) throw expired();
      const { user, ended } = taken;
      await sessions.tellEnded(ended);
      await rate.afterReset(user.email);
      await audit.write({ actor: user.email, action: "user.password_reset", target: user.email });
    },
  };
}

function expired(): ProblemError {
  return new ProblemError("reset_expired", "This link was used, or is older than an hour. Ask for a new one.");
}

function words(link: string): string {
  return `Somebody, hopefully you, asked for a new password for your account at Podium.

Set it here within an hour:
${link}

If that was not you, do nothing: your password stays as it is.
`;
}
