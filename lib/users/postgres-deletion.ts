import type { Prisma } from "../../prisma/generated/client";
import { isLastAdmin } from "../db/administrators";
import { endSessions } from "./postgres-proof";
import type { Deleted } from "./repository";

/** Deletes an account with everything that belongs to it, unless something of it runs or nobody would administer. */
export async function deleteUser(transaction: Prisma.TransactionClient, userId: string): Promise<Deleted> {
  if (await isLastAdmin(transaction, userId)) return "last_admin";
  // With the owner locked nothing begins; what ends at this moment still shows as running, so neither waits for the other.
  await transaction.$queryRaw`SELECT id FROM owners WHERE id = ${userId}::uuid FOR UPDATE`;
  const active = { ownerId: userId, status: { in: ["queued", "running"] } };
  if (await transaction.execution.findFirst({ where: active, select: { id: true } })) return "busy";
  const ended = await endSessions(transaction, userId);
  await transaction.execution.deleteMany({ where: { ownerId: userId } });
  // Shares know their owner without a relation: sharing comes before the first run.
  await transaction.share.deleteMany({ where: { ownerId: userId } });
  await transaction.user.delete({ where: { id: userId } });
  return { ended };
}
