import type { PrismaClient } from "../../prisma/generated/client";
import type { InsertResult, ShareRepository } from "./repository";

/** Shares in PostgreSQL. */
export function createPostgresShareRepository(prisma: PrismaClient): ShareRepository {
  return {
    async insert(share, { owner, address }) {
      const rows = await prisma.$queryRaw<{ decision: InsertResult }[]>`
        SELECT podium_share(
          ${share.id}, ${share.ownerId}::uuid, ${share.addressKey}, ${share.executionId}::uuid, ${share.document},
          ${share.revokeHash}::bytea, ${share.createdAt}::timestamptz,
          ${owner.perMinute}::float8, ${owner.burst}::float8, ${address.perMinute}::float8, ${address.burst}::float8
        ) AS decision`;
      const decision = rows[0]?.decision;
      if (!decision) throw new Error("podium_share answered nothing");
      return decision;
    },

    find: (id) =>
      prisma.share.findUnique({
        where: { id },
        select: { id: true, ownerId: true, executionId: true, document: true, createdAt: true },
      }),

    async executionOf(id) {
      return (await prisma.share.findUnique({ where: { id }, select: { executionId: true } }))?.executionId;
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

    async deleteIdleBuckets(before) {
      await prisma.shareBucket.deleteMany({ where: { refilledAt: { lt: before } } });
    },
  };
}
