import { Prisma } from "../../prisma/generated/client";
import type { Database } from "../db/client";
import { withoutNul } from "../db/text";
import type { OwnerPage, StoredExecution } from "./repository";
import { type ExecutionRow, executionColumns, toExecution } from "./storage-rows";

/** How many executions one page looks through for a text: few enough to stay quick, and the next page goes on from there. */
const SEARCHED = 20_000;

/** A page of an owner's executions, newest first. */
export async function listByOwner(query: Database["query"], input: OwnerPage): Promise<StoredExecution[]> {
  const rows = await query<ExecutionRow>(
    input.text
      ? Prisma.sql`
        SELECT ${executionColumns} FROM (
          SELECT * FROM executions e WHERE ${matching(input)} ORDER BY e.created_at DESC, e.id DESC LIMIT ${SEARCHED}::int) e
        WHERE concat_ws(' ', e.title, e.headline) ILIKE ${`%${escapeLike(withoutNul(input.text))}%`}
        ORDER BY e.created_at DESC, e.id DESC LIMIT ${input.limit}::int`
      : Prisma.sql`
        SELECT ${executionColumns} FROM executions e WHERE ${matching(input)}
        ORDER BY e.created_at DESC, e.id DESC LIMIT ${input.limit}::int`,
  );
  return rows.map(toExecution);
}

/** Where {@link listByOwner} stopped looking for a text. */
export async function searchedTo(
  query: Database["query"],
  input: OwnerPage,
): Promise<{ createdAt: Date; id: string } | null> {
  const [row] = await query<{ createdAt: Date; id: string }>(Prisma.sql`
    SELECT e.created_at AS "createdAt", e.id FROM executions e WHERE ${matching(input)}
    ORDER BY e.created_at DESC, e.id DESC OFFSET ${SEARCHED - 1}::int LIMIT 1`);
  return row ?? null;
}

function matching({ ownerId, before, language, outcome, from, to }: OwnerPage): Prisma.Sql {
  const conditions = [
    Prisma.sql`e.owner_id = ${ownerId}::uuid`,
    ...(before
      ? [Prisma.sql`(e.created_at, e.id) < (${before.createdAt.toISOString()}::timestamptz, ${before.id}::uuid)`]
      : []),
    ...(language === undefined ? [] : [Prisma.sql`e.language = ${withoutNul(language)}`]),
    // Said twice where it is so, because that is what the index of all other outcomes is made for.
    ...(outcome === undefined ? [] : [Prisma.sql`e.outcome = ${outcome}`]),
    ...(outcome === undefined || outcome === "ok" ? [] : [Prisma.sql`e.outcome <> 'ok'::text`]),
    ...(from ? [Prisma.sql`e.created_at >= ${from.toISOString()}::timestamptz`] : []),
    ...(to ? [Prisma.sql`e.created_at < ${to.toISOString()}::timestamptz`] : []),
  ];
  return Prisma.join(conditions, " AND ");
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
