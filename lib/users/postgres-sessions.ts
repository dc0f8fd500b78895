import type { PrismaClient } from "../../prisma/generated/client";
import type { SessionRepository } from "./repository";
import { toUser } from "./stored-row";

const shown = { id: true, userAgent: true, createdAt: true, lastSeenAt: true } as const;

/** Sessions in PostgreSQL. */
export function createPostgresSessionRepository(prisma: PrismaClient): SessionRepository {
  return {
    async open(session) {
      await prisma.userSession.create({ data: session });
      await prisma.user.update({ where: { id: session.userId }, data: { lastSeenAt: session.createdAt } });
    },
    async find(id) {
      const row = await prisma.userSession.findFirst({
        where: { id, expiresAt: { gt: new Date() }, user: { suspendedAt: null } },
        include: { user: true },
      });
      return row && { session: row, user: toUser(row.user) };
    },
    async touch(id, at) {
      const row = await prisma.userSession.update({
        where: { id },
        data: { lastSeenAt: at },
        select: { userId: true },
      });
      await prisma.user.update({ where: { id: row.userId }, data: { lastSeenAt: at } });
    },
    list: (userId) =>
      prisma.userSession.findMany({
        where: { userId, expiresAt: { gt: new Date() } },
        orderBy: { lastSeenAt: "desc" },
        select: shown,
      }),
    async end(userId, which) {
      const where = "id" in which ? { userId, id: which.id } : { userId, id: { not: which.except } };
      const rows = await prisma.$transaction(async (transaction) => {
        const found = await transaction.userSession.findMany({ where, select: { id: true } });
        await transaction.userSession.deleteMany({ where: { id: { in: found.map(({ id }) => id) } } });
        return found;
      });
      return rows.map(({ id }) => id);
    },
    async deleteExpired() {
      await prisma.userSession.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    },
  };
}
