import { ProblemError } from "../contracts/errors";
import type { Access } from "../executions/service";
import { decodeCursor, encodeCursor } from "../executions/cursor";
import type { ListedShare, ShareRepository } from "./repository";
import type { OwnShare, OwnShares } from "./service";

const idShape = /^[0-9A-Za-z]{22}$/;

/**
 * A page of the links of whoever asks, newest first.
 * @throws ProblemError `unauthenticated` without an owner; `invalid_request`
 */
export async function listOwnShares(
  repository: Pick<ShareRepository, "listByOwner" | "countByOwner">,
  { ownerId }: Access,
  { cursor, limit, now, most }: { cursor?: string; limit: number; now: Date; most: number },
): Promise<OwnShares> {
  if (ownerId === undefined) {
    throw new ProblemError("unauthenticated", "A list needs an owner: open the site in this browser first.");
  }
  const before = cursor === undefined ? undefined : decodeCursor(cursor, idShape);
  const [rows, total] = await Promise.all([
    repository.listByOwner({ ownerId, now, limit: limit + 1, before }),
    repository.countByOwner(ownerId, now),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(present),
    nextCursor: rows.length > limit && last ? encodeCursor(last) : undefined,
    total,
    most,
  };
}

function present({ id, createdAt, expiresAt, language, title, headline, execution }: ListedShare): OwnShare {
  return {
    id,
    createdAt,
    expiresAt: expiresAt ?? undefined,
    language: language ?? undefined,
    title: title || undefined,
    headline: headline ?? undefined,
    execution: execution ? { ...execution, outcome: execution.outcome ?? undefined } : undefined,
  };
}
