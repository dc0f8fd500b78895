import type { Prisma } from "../../prisma/generated/client";
import type { Claimed, IdentityKey } from "./repository";
import { toUser } from "./stored-row";

/** What proves an address: an identity elsewhere, or a link that came by mail and set a password. */
type Proof = { at: Date; identity: IdentityKey; passwordHash?: undefined } | { at: Date; passwordHash: string };

/** Marks an account's address as proven; the first time, every other way in ends. */
export async function proveAddress(
  transaction: Prisma.TransactionClient,
  userId: string,
  proof: Proof,
): Promise<Claimed> {
  // Two proofs at once wait for each other, so that only the first clears.
  await transaction.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const before = await transaction.user.findUniqueOrThrow({ where: { id: userId }, include: { identities: true } });
  const identity = "identity" in proof ? proof.identity : undefined;
  const others = before.identities.filter((known) => !identity || !isSame(known, identity));
  const linked = others.length < before.identities.length;
  // An account that only this identity ever opened has nothing of anybody else.
  const alone = linked && others.length === 0 && before.passwordHash === null;
  const cleared = before.emailVerifiedAt === null && !alone;
  const ended = cleared ? await clear(transaction, userId, identity) : [];
  if (cleared) {
    const detail = { ended: "password, sessions, API keys, other sign-ins" };
    const actor = identity?.provider ?? before.email;
    await transaction.auditEntry.create({ data: { actor, action: "user.claimed", target: before.email, detail } });
  }
  if (identity && !linked) await transaction.userIdentity.create({ data: { ...identity, userId } });
  const passwordHash = proof.passwordHash ?? (cleared ? null : undefined);
  const data = { passwordHash, emailVerifiedAt: before.emailVerifiedAt ?? proof.at };
  return { user: toUser(await transaction.user.update({ where: { id: userId }, data })), ended };
}

/** Ends all sessions of a user. @returns their ids */
export async function endSessions(transaction: Prisma.TransactionClient, userId: string): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    DELETE FROM user_sessions WHERE user_id = ${userId}::uuid RETURNING id`;
  return rows.map(({ id }) => id);
}

async function clear(transaction: Prisma.TransactionClient, userId: string, keep?: IdentityKey): Promise<string[]> {
  await transaction.apiKey.deleteMany({ where: { userId } });
  await transaction.oneTimeToken.deleteMany({ where: { userId } });
  await transaction.userIdentity.deleteMany({ where: { userId, ...(keep && { NOT: { ...keep } }) } });
  return endSessions(transaction, userId);
}

function isSame(a: IdentityKey, b: IdentityKey): boolean {
  return a.provider === b.provider && a.subject === b.subject;
}
