import type { Prisma, PrismaClient } from "../../prisma/generated/client";
import { REVISIONS_KEPT, type ScriptRepository } from "./repository";

const listed = {
  id: true,
  title: true,
  folder: true,
  tags: true,
  language: true,
  revision: true,
  size: true,
  createdAt: true,
  updatedAt: true,
  deletedAt: true,
} as const;

/** Scripts in PostgreSQL. */
export function createPostgresScriptRepository(prisma: PrismaClient): ScriptRepository {
  return {
    insert: (script, bound) =>
      prisma.$transaction(async (transaction) => {
        // Locks the user, so that parallel saves are counted one after the other.
        await transaction.$queryRaw`SELECT id FROM users WHERE id = ${script.userId}::uuid FOR UPDATE`;
        const { userId } = script;
        if ((await transaction.script.count({ where: { userId, deletedAt: null } })) >= bound) return false;
        await transaction.script.create({ data: script });
        await transaction.$executeRaw`DELETE FROM scripts WHERE id IN (
          SELECT id FROM scripts WHERE user_id = ${userId}::uuid AND deleted_at IS NOT NULL
          ORDER BY deleted_at DESC, id OFFSET ${bound}::int)`;
        return true;
      }),
    find: (userId, id) => prisma.script.findFirst({ where: { id, userId } }),
    list: (userId, { limit, before, text, folder, tag, bin }) => {
      const older: Prisma.ScriptWhereInput = before
        ? { OR: [{ updatedAt: { lt: before.at } }, { updatedAt: before.at, id: { lt: before.id } }] }
        : {};
      return prisma.script.findMany({
        where: {
          userId,
          deletedAt: bin ? { not: null } : null,
          ...(folder !== undefined && { folder }),
          ...(tag && { tags: { has: tag } }),
          ...(text && { title: { contains: escapeLike(text), mode: "insensitive" } }),
          AND: [older],
        },
        orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
        take: limit,
        select: listed,
      });
    },
    async folders(userId) {
      const rows = await prisma.script.findMany({
        where: { userId, deletedAt: null, folder: { not: "" } },
        distinct: ["folder"],
        orderBy: { folder: "asc" },
        select: { folder: true },
      });
      return rows.map(({ folder }) => folder);
    },
    async tags(userId, limit) {
      const rows = await prisma.$queryRaw<{ tag: string }[]>`
        SELECT tag FROM (
          SELECT t.tag FROM scripts s, unnest(s.tags) AS t(tag) WHERE s.user_id = ${userId}::uuid AND s.deleted_at IS NULL
          GROUP BY t.tag ORDER BY count(*) DESC, t.tag LIMIT ${limit}::int
        ) used ORDER BY lower(tag), tag`;
      return rows.map(({ tag }) => tag);
    },
    update: (userId, id, expected, change, keep) =>
      prisma.$transaction(async (transaction) => {
        const { count } = await transaction.script.updateMany({
          where: { id, userId, revision: expected },
          data: change,
        });
        if (count === 0) return false;
        if (!keep) return true;
        await transaction.scriptRevision.createMany({ data: { ...keep, scriptId: id }, skipDuplicates: true });
        await transaction.$executeRaw`DELETE FROM script_revisions WHERE script_id = ${id}::uuid AND revision IN (
          SELECT revision FROM script_revisions WHERE script_id = ${id}::uuid
          ORDER BY revision DESC OFFSET ${REVISIONS_KEPT}::int)`;
        return true;
      }),
    async lastKept(id) {
      const row = await prisma.scriptRevision.findFirst({
        where: { scriptId: id },
        orderBy: { revision: "desc" },
        select: { createdAt: true },
      });
      return row?.createdAt ?? null;
    },
    revisions: (id, limit) =>
      prisma.scriptRevision.findMany({
        where: { scriptId: id },
        orderBy: { revision: "desc" },
        take: limit,
        select: { revision: true, title: true, createdAt: true },
      }),
    revision: (id, revision) =>
      prisma.scriptRevision.findUnique({ where: { scriptId_revision: { scriptId: id, revision } } }),
    async emptyBin(before) {
      await prisma.script.deleteMany({ where: { deletedAt: { lt: before } } });
    },
  };
}

/** `contains` becomes LIKE, where these mean something. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
