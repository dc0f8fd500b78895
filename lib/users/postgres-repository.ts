import { Prisma, type PrismaClient } from "../../prisma/generated/client";
import { type AccountSettings, accountSettingsSchema } from "../contracts/settings";
import { isLastAdmin } from "../db/administrators";
import { takeToken } from "../db/take-token";
import { deleteUser } from "./postgres-deletion";
import { endSessions, proveAddress } from "./postgres-proof";
import type { StoredUser, UserRepository } from "./repository";
import { toUser, type UserRow } from "./stored-row";

/** More tokens than any bucket holds: a new account begins with a full one, whatever its size is by then. */
const FULL = 1_000_000;

/** How long deleting somebody with very many executions may take. */
const DELETING_MS = 5 * 60_000;

/** Accounts in PostgreSQL. */
export function createPostgresUserRepository(prisma: PrismaClient): UserRepository {
  return {
    async create(user, firstAdminToken) {
      try {
        return await prisma.$transaction(async (transaction) => {
          if (firstAdminToken && !(await takeFirstAdminToken(transaction, firstAdminToken))) return "bad_token";
          await transaction.user.create({ data: user });
          await transaction.owner.create({
            data: { id: user.id, kind: "user", userId: user.id, tokens: FULL, refilledAt: user.createdAt },
          });
          return "created";
        });
      } catch (error) {
        if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return "email_taken";
        throw error;
      }
    },
    findByEmail: async (email) => present(await prisma.user.findUnique({ where: { email } })),
    find: async (id) => present(await prisma.user.findUnique({ where: { id } })),
    async findByIdentity(provider, subject) {
      const row = await prisma.userIdentity.findUnique({
        where: { provider_subject: { provider, subject } },
        include: { user: true },
      });
      return present(row?.user ?? null);
    },
    async linkIdentity(userId, identity) {
      await prisma.userIdentity.create({ data: { ...identity, userId } });
    },
    claim: (userId, identity, at) =>
      prisma.$transaction((transaction) => proveAddress(transaction, userId, { at, identity })),
    async settings(id) {
      const row = await prisma.user.findUnique({ where: { id }, select: { settings: true } });
      return row?.settings == null ? null : toSettings(row.settings);
    },
    async changeSettings(id, change) {
      const [row] = await prisma.$queryRaw<{ settings: unknown }[]>`
        UPDATE users SET settings = COALESCE(settings, '{}') || ${JSON.stringify(change)}::jsonb WHERE id = ${id}::uuid
        RETURNING settings`;
      return row ? toSettings(row.settings) : null;
    },
    async setPassword(userId, passwordHash) {
      await prisma.user.update({ where: { id: userId }, data: { passwordHash } });
    },
    delete: (userId) => prisma.$transaction((transaction) => deleteUser(transaction, userId), { timeout: DELETING_MS }),
    hasAdmin: async () => (await prisma.user.findFirst({ where: { role: "admin" }, select: { id: true } })) !== null,
    async keepFirstAdminToken(hash, expiresAt) {
      await prisma.oneTimeToken.deleteMany({ where: { expiresAt: { lt: new Date() } } });
      await prisma.oneTimeToken.create({ data: { hash: new Uint8Array(hash), purpose: "first_admin", expiresAt } });
    },
    hasToken: async (purpose, hash) => (await prisma.oneTimeToken.count({ where: working(purpose, hash) })) > 0,
    async keepResetToken(userId, { hash, ...token }) {
      await prisma.$transaction([
        prisma.oneTimeToken.deleteMany({ where: { OR: [{ userId }, { expiresAt: { lt: new Date() } }] } }),
        prisma.oneTimeToken.create({
          data: { hash: new Uint8Array(hash), purpose: "password_reset", userId, ...token },
        }),
      ]);
    },
    takeResetToken: (hash, passwordHash, at) =>
      prisma.$transaction(async (transaction) => {
        const where = working("password_reset", hash);
        const token = await transaction.oneTimeToken.findFirst({ where });
        // Whoever deletes it has used it; a second request at the same moment deletes none.
        if (!token?.userId || (await transaction.oneTimeToken.deleteMany({ where })).count === 0) return null;
        if (token.mailed) {
          const proven = await proveAddress(transaction, token.userId, { at, passwordHash });
          return { ...proven, ended: [...proven.ended, ...(await endSessions(transaction, token.userId))] };
        }
        const user = toUser(await transaction.user.update({ where: { id: token.userId }, data: { passwordHash } }));
        return { user, ended: await endSessions(transaction, user.id) };
      }),
    setRole: (id, role) =>
      prisma.$transaction(async (transaction) => {
        if ((await isLastAdmin(transaction, id)) && role !== "admin") return false;
        await transaction.user.update({ where: { id }, data: { role } });
        return true;
      }),
    takeToken: (key, rate) => takeToken(prisma, key, rate),
    async forgetToken(key) {
      await prisma.shareBucket.deleteMany({ where: { key } });
    },
  };
}

function working(purpose: string, hash: Buffer) {
  return { hash: new Uint8Array(hash), purpose, expiresAt: { gt: new Date() } };
}

/** Each that this version knows; one beside it may know others. */
function toSettings(stored: unknown): AccountSettings {
  const known = Object.entries(stored ?? {}).filter(
    ([name, value]) => accountSettingsSchema.safeParse({ [name]: value }).success,
  );
  return accountSettingsSchema.parse(Object.fromEntries(known));
}

function present(row: UserRow | null): StoredUser | null {
  return row && toUser(row);
}

/** Whoever deletes the token has used it; the others then find none, whichever of several they hold. */
async function takeFirstAdminToken(transaction: Prisma.TransactionClient, hash: Buffer): Promise<boolean> {
  const where = working("first_admin", hash);
  const { count } = await transaction.oneTimeToken.deleteMany({ where });
  if (count === 0) return false;
  await transaction.oneTimeToken.deleteMany({ where: { purpose: "first_admin" } });
  return true;
}
