import { Prisma } from "../../prisma/generated/client";
import type { Database } from "../db/client";
import { withoutNul } from "../db/text";
import type { ExecutionRepository, StoredArtifact, StoredEvent } from "./repository";

/**
 * Arguments of `podium_append`: parallel arrays, and one block with everyone's bytes, because an array of bytes would
 * travel as hexadecimal text.
 */
export function eventArguments(events: readonly StoredEvent[]): Prisma.Sql {
  const chunks = events.map((event) => event.data ?? Buffer.alloc(0));
  return Prisma.sql`
    ${events.map((event) => event.executionId)}::uuid[],
    ${events.map((event) => event.seq)}::int[],
    ${events.map((event) => event.at.toISOString())}::timestamptz[],
    ${events.map((event) => event.type)}::text[],
    ${events.map((event) => event.body ?? "")}::text[],
    ${events.map((event) => (event.data ? event.data.byteLength : -1))}::int[],
    ${Buffer.concat(chunks)}::bytea`;
}

/** The artifacts' arguments of `podium_finish`. */
export function artifactArguments(artifacts: readonly StoredArtifact[]): Prisma.Sql {
  return Prisma.sql`
    ${artifacts.map((artifact) => withoutNul(artifact.path))}::text[],
    ${artifacts.map((artifact) => withoutNul(artifact.mediaType))}::text[],
    ${artifacts.map((artifact) => artifact.content.byteLength)}::int[],
    ${Buffer.concat(artifacts.map((artifact) => artifact.content))}::bytea`;
}

/** Output one page of events carries at most, in bytes; its first event is there whatever its size. */
const PAGE_BYTES = 256 * 1024;
/** And of how many rows, where nobody asks for fewer: many lines printed one by one. */
const PAGE_ROWS = 1000;

/** A page of an execution's events, bounded in number and in bytes: many readers may each hold one. */
export function eventsAfter(
  query: Database["query"],
  { executionId, after, limit }: Parameters<ExecutionRepository["eventsAfter"]>[0],
): Promise<StoredEvent[]> {
  return query<StoredEvent>(
    page(
      Prisma.sql`execution_id AS "executionId", seq, at, type, data, body`,
      Prisma.sql`execution_id = ${executionId}::uuid AND seq > ${after}::int`,
      limit,
    ),
  );
}

/** A page of output of one type. */
export function outputAfter(
  query: Database["query"],
  { executionId, type, after }: Parameters<ExecutionRepository["outputAfter"]>[0],
): ReturnType<ExecutionRepository["outputAfter"]> {
  return query(
    page(
      Prisma.sql`seq, data`,
      Prisma.sql`execution_id = ${executionId}::uuid AND seq > ${after}::int AND type = ${type} AND data IS NOT NULL`,
      PAGE_ROWS,
    ),
  );
}

/** Rows up to the one whose bytes fill the page. */
function page(columns: Prisma.Sql, where: Prisma.Sql, limit: number): Prisma.Sql {
  return Prisma.sql`
    SELECT ${columns} FROM (
      SELECT page.*, sum(coalesce(octet_length(data), 0)) OVER (ORDER BY seq) - coalesce(octet_length(data), 0) AS before
      FROM (SELECT * FROM execution_events WHERE ${where} ORDER BY seq LIMIT ${limit}::int) page) summed
    WHERE before < ${PAGE_BYTES}::int ORDER BY seq`;
}
