import { Prisma } from "../../prisma/generated/client";
import type { Database } from "../db/client";
import { withoutNul } from "../db/text";
import type { ExecutionRepository, OwnerPage, StoredExecution } from "./repository";
import { type ExecutionRow, executionColumns, toExecution } from "./storage-rows";

/**
 * How many of the newest executions are looked through for a text. With an index of texts that is only where frequent ones
 * are found at once; without, the next page goes on from there.
 */
const NEWEST = 5_000;
const LOOKED_THROUGH = 10_000;

/** The text lists are searched by, as the index of the migrations has it. */
const searched = Prisma.sql`(COALESCE(e.title, '') || ' ' || COALESCE(e.headline, ''))`;
const newestFirst = Prisma.sql`ORDER BY e.created_at DESC, e.id DESC`;

/** Pages of an owner's executions, newest first. */
export function createOwnerLists(query: Database["query"]): Pick<ExecutionRepository, "listByOwner" | "searchedTo"> {
  let indexed: Promise<boolean> | undefined;
  /** Whether the index of texts can find this one: it was made, and the text has a trigram. */
  const inIndex = async (text: string) => {
    if (!/[\p{L}\p{N}]{3}/u.test(text)) return false;
    indexed ??= query<{ there: boolean }>(
      Prisma.sql`SELECT to_regclass('executions_text_idx') IS NOT NULL AS there`,
    ).then(
      ([row]) => row?.there ?? false,
      (error: unknown) => {
        indexed = undefined;
        throw error;
      },
    );
    return indexed;
  };

  return {
    async listByOwner(input) {
      const { text, limit } = input;
      if (!text) {
        const all = Prisma.sql`executions e WHERE ${matching(input)}`;
        return page(query, all, limit);
      }
      if (!(await inIndex(text))) return page(query, amongNewest(input, text, LOOKED_THROUGH), limit);
      // A frequent text fills the page from the newest; the index would bring all there are of it to be sorted.
      const found = await page(query, amongNewest(input, text, NEWEST), limit);
      return found.length === limit ? found : page(query, fromIndex(input, text), limit);
    },

    async searchedTo(input) {
      if (!input.text || (await inIndex(input.text))) return null;
      const [row] = await query<{ createdAt: Date; id: string }>(Prisma.sql`
        SELECT e.created_at AS "createdAt", e.id FROM executions e WHERE ${matching(input)}
        ${newestFirst} OFFSET ${LOOKED_THROUGH - 1}::int LIMIT 1`);
      return row ?? null;
    },
  };
}

async function page(query: Database["query"], from: Prisma.Sql, limit: number): Promise<StoredExecution[]> {
  const rows = await query<ExecutionRow>(
    Prisma.sql`SELECT ${executionColumns} FROM ${from} ${newestFirst} LIMIT ${limit}::int`,
  );
  return rows.map(toExecution);
}

function amongNewest(input: OwnerPage, text: string, count: number): Prisma.Sql {
  return Prisma.sql`(
    SELECT * FROM executions e WHERE ${matching(input)} ${newestFirst} LIMIT ${count}::int
  ) e WHERE ${searched} ILIKE ${pattern(text)}`;
}

/** Ids first and by themselves, or the planner goes through everything in order and hopes to find enough soon. */
function fromIndex(input: OwnerPage, text: string): Prisma.Sql {
  return Prisma.sql`(
    WITH found AS MATERIALIZED (
      SELECT e.id FROM executions e WHERE e.owner_id = ${input.ownerId}::uuid AND ${searched} ILIKE ${pattern(text)})
    SELECT e.* FROM found f JOIN executions e ON e.id = f.id WHERE ${matching(input)}
  ) e`;
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

function pattern(text: string): string {
  return `%${withoutNul(text).replace(/[\\%_]/g, "\\$&")}%`;
}
