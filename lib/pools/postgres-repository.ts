import { Prisma } from "../../prisma/generated/client";
import type { Database } from "../db/client";
import type { PoolRepository } from "./repository";

/** Told with every change. */
export const poolChannel = "podium_pools";

/** Windows in PostgreSQL. */
export function createPostgresPoolRepository({ prisma, query }: Pick<Database, "prisma" | "query">): PoolRepository {
  const tell = () => prisma.$executeRaw`SELECT pg_notify(${poolChannel}, '')`;
  return {
    async list(from) {
      const rows = await prisma.poolWindow.findMany({
        where: { endsAt: { gt: from } },
        orderBy: [{ startsAt: "asc" }, { id: "asc" }],
        include: { user: { select: { email: true } } },
      });
      return rows.map(({ id, language, size, count, startsAt, endsAt, user }) => {
        return { id, language, size: size ?? undefined, count, start: startsAt, end: endsAt, by: user.email };
      });
    },
    async add({ id, language, size, count, start, end, userId, most }) {
      const [row] = await query<{ added: boolean }>(Prisma.sql`
        SELECT podium_add_pool_window(${id}::uuid, ${language}, ${size ?? null}::text, ${count}::int, ${start}::timestamptz, ${end}::timestamptz,
          ${userId}::uuid, ${most}::int) AS added`);
      if (row?.added) await tell();
      return row?.added ?? false;
    },
    async remove(id, userId) {
      const { count } = await prisma.poolWindow.deleteMany({ where: { id, userId } });
      if (count > 0) await tell();
      return count > 0;
    },
    async servers(installation) {
      const [row] = await query<{ servers: number }>(Prisma.sql`
        SELECT count(*)::int AS servers FROM replicas WHERE installation = ${installation} AND lease_until > clock_timestamp()`);
      return row?.servers ?? 1;
    },
    async forget(before) {
      await prisma.poolWindow.deleteMany({ where: { endsAt: { lt: before } } });
    },
  };
}
