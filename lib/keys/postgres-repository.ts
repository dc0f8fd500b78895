import { Prisma } from "../../prisma/generated/client";
import type { Database } from "../db/client";
import type { KeyRepository, UsedKey } from "./repository";

const shown = {
  id: true,
  name: true,
  hint: true,
  scopes: true,
  perMinute: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
} as const;

/** Keys in PostgreSQL. */
export function createPostgresKeyRepository({ prisma, query }: Pick<Database, "prisma" | "query">): KeyRepository {
  return {
    list: (userId) => prisma.apiKey.findMany({ where: { userId }, orderBy: { createdAt: "desc" }, select: shown }),
    insert: (userId, { hash, ...key }, most) =>
      prisma.$transaction(async (transaction) => {
        // The user's row makes parallel requests wait for each other, so the bound is exact.
        await transaction.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
        if ((await transaction.apiKey.count({ where: { userId } })) >= most) return false;
        await transaction.apiKey.create({ data: { ...key, userId, hash: new Uint8Array(hash) } });
        return true;
      }),
    delete: (userId, id) =>
      prisma.$transaction(async (transaction) => {
        const row = await transaction.apiKey.findFirst({ where: { id, userId }, select: shown });
        const { count } = await transaction.apiKey.deleteMany({ where: { id, userId } });
        return count > 0 ? row : null;
      }),
    async use(hash) {
      const [row] = await query<UsedKey>(Prisma.sql`
        WITH found AS (
          SELECT k.id, k.scopes, k.per_minute, u.id AS user_id, u.email, u.name, u.role
          FROM api_keys k JOIN users u ON u.id = k.user_id
          WHERE k.hash = ${new Uint8Array(hash)}::bytea AND (k.expires_at IS NULL OR k.expires_at > now()) AND u.suspended_at IS NULL),
        seen AS (
          UPDATE api_keys k SET last_used_at = now() FROM found
          WHERE k.id = found.id AND (k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute'))
        SELECT id, scopes, per_minute AS "perMinute", user_id AS "userId", email, name, role,
          podium_take_token('api-key:' || id, per_minute::float8, per_minute::float8) AS "waitMs" FROM found`);
      return row;
    },
  };
}
