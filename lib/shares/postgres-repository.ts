import type { Prisma, PrismaClient } from "../../prisma/generated/client";
import type { Outcome, Status } from "../contracts/events";
import { withoutNul } from "../db/text";
import type { InsertResult, ListedShare, ShareListPage, ShareRepository } from "./repository";

const listed = {
  id: true,
  createdAt: true,
  expiresAt: true,
  language: true,
  title: true,
  headline: true,
  execution: { select: { id: true, status: true, outcome: true } },
} as const satisfies Prisma.ShareSelect;

/** Shares in PostgreSQL. */
export function createPostgresShareRepository(prisma: PrismaClient): ShareRepository {
  return {
    async insert(share, { rate: { owner, address }, maxPerOwner }) {
      const rows = await prisma.$queryRaw<{ decision: InsertResult }[]>`
        SELECT podium_keep_share(
          ${share.id}, ${share.ownerId}::uuid, ${share.addressKey}, ${share.executionId}::uuid, ${share.document},
          ${share.revokeHash}::bytea, ${share.createdAt}::timestamptz,
          ${share.expiresAt}::timestamptz, ${maxPerOwner}::int,
          ${owner.perMinute}::float8, ${owner.burst}::float8, ${address.perMinute}::float8, ${address.burst}::float8,
          ${share.language}, ${textOf(share.title)}, ${textOf(share.headline)}
        ) AS decision`;
      const decision = rows[0]?.decision;
      if (!decision) throw new Error("podium_create_share answered nothing");
      return decision;
    },

    find: (id, now) =>
      prisma.share.findUnique({
        where: { id, ...standing(now) },
        select: { id: true, ownerId: true, executionId: true, document: true, createdAt: true, expiresAt: true },
      }),

    listByOwner: (page) => listByOwner(prisma, page),

    countByOwner: (ownerId, now) => prisma.share.count({ where: { ownerId, ...standing(now) } }),

    async executionOf(id, now) {
      const where = { id, ...standing(now) };
      return (await prisma.share.findUnique({ where, select: { executionId: true } }))?.executionId;
    },

    async delete(id, { ownerId, revokeHash }) {
      const holders = [
        ...(ownerId ? [{ ownerId }] : []),
        ...(revokeHash ? [{ revokeHash: new Uint8Array(revokeHash) }] : []),
      ];
      // Without a way to be allowed nothing may match; an empty OR matches nothing.
      const { count } = await prisma.share.deleteMany({ where: { id, OR: holders } });
      return count > 0;
    },

    async setTakenDown(id, by, now) {
      const data = by === undefined ? { takenDownAt: null, takenDownBy: null } : { takenDownAt: now, takenDownBy: by };
      return (await prisma.share.updateMany({ where: { id }, data })).count > 0;
    },

    async deleteExpired(now) {
      await prisma.share.deleteMany({ where: { expiresAt: { lte: now } } });
    },

    async deleteIdleBuckets(before) {
      await prisma.shareBucket.deleteMany({ where: { refilledAt: { lt: before } } });
    },
  };
}

async function listByOwner(
  prisma: PrismaClient,
  { ownerId, now, limit, before }: ShareListPage,
): Promise<ListedShare[]> {
  const older: Prisma.ShareWhereInput = before
    ? { OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }] }
    : {};
  const rows = await prisma.share.findMany({
    where: { ownerId, AND: [standing(now), older] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: listed,
  });
  return rows.map(({ execution, ...row }) => ({
    ...row,
    // Only the executions' own statements write these columns.
    execution: execution && {
      id: execution.id,
      status: execution.status as Status,
      outcome: execution.outcome as Outcome | null,
    },
  }));
}

function textOf(text: string | null): string | null {
  return text === null ? null : withoutNul(text);
}

function standing(now: Date) {
  return { takenDownAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}
