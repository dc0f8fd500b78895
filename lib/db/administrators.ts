import type { Prisma } from "../../prisma/generated/client";

/** Whether somebody is the only administrator who can come in; holds that until the transaction ends. */
export async function isLastAdmin(transaction: Prisma.TransactionClient, userId: string): Promise<boolean> {
  // Two who lose their role, or go, at once would otherwise both see the other.
  const admins = await transaction.$queryRaw<{ id: string; suspended: boolean }[]>`
    SELECT id, suspended_at IS NOT NULL AS suspended FROM users WHERE role = 'admin' ORDER BY id FOR UPDATE`;
  return admins.some(({ id }) => id === userId) && !admins.some(({ id, suspended }) => id !== userId && !suspended);
}
