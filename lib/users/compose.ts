import { randomBytes } from "node:crypto";
import type { AuditLog } from "../audit/service";
import type { Site } from "../contracts/policy";
import type { Database } from "../db/client";
import type { ExecutionService } from "../executions/service";
import type { Logger } from "../observability/logger";
import { createPostgresUserRepository } from "./postgres-repository";
import { createPostgresSessionRepository } from "./postgres-sessions";
import { createPasswordService, type PasswordParts } from "./passwords";
import type { PasswordService, SessionService, UserService } from "./service";
import { Sessions } from "./sessions";
import { createSignInRate } from "./sign-in-rate";
import { hashToken } from "./token";
import { createUserService } from "./user-service";

const channel = "podium_sessions";
const sweepMs = 60 * 60 * 1000;
const tokenLivesMs = 24 * 60 * 60 * 1000;

/** What accounts are built from. */
export interface UsersParts {
  database: Database;
  executions: Pick<ExecutionService, "adopt" | "stopAll">;
  audit: AuditLog;
  policy: () => Site;
  /** How links for a new password reach people. */
  links: Pick<PasswordParts, "mailer" | "publicUrl" | "print">;
  logger: Logger;
  clock: () => number;
}

/** Accounts of this process. */
export interface Users {
  service: UserService;
  sessions: SessionService;
  passwords: PasswordService;
  /** A new token for the first administrator, or nothing when there is one. */
  firstAdminToken(): Promise<string | undefined>;
  stop(): void;
}

/** Wires the parts of this domain and listens to what other servers end. */
export async function composeUsers(parts: UsersParts): Promise<Users> {
  const { database, executions, audit, policy, links, logger, clock } = parts;
  const { prisma } = database;
  const repository = createPostgresUserRepository(prisma);
  const stored = createPostgresSessionRepository(prisma);
  const sessions = new Sessions(stored, clock, async (id) => {
    await prisma.$executeRaw`SELECT pg_notify(${channel}, ${id})`;
  });
  await database.listen(channel, (id) => sessions.ended(id));
  const sweep = () =>
    stored.deleteExpired().catch((err: unknown) => logger.warn({ err }, "sessions that are over could not be deleted"));
  const timer = setInterval(() => void sweep(), sweepMs);
  timer.unref();
  const rate = createSignInRate(repository);
  return {
    service: createUserService({ repository, sessions, executions, rate, audit, policy, logger, clock }),
    sessions,
    passwords: createPasswordService({ repository, sessions, rate, audit, ...links, logger, clock }),
    async firstAdminToken() {
      if (await repository.hasAdmin()) return undefined;
      const token = randomBytes(18).toString("base64url");
      await repository.keepFirstAdminToken(hashToken(token), new Date(clock() + tokenLivesMs));
      return token;
    },
    stop: () => clearInterval(timer),
  };
}
