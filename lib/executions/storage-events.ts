import { Prisma } from "../../prisma/generated/client";
import type { Database } from "../db/client";
import type { ExecutionRepository, StoredArtifact, StoredEvent } from "./repository";
import { withoutNul } from "./storage-rows";

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

/** A page of an execution's events, bounded in number and in bytes: many readers may each hold one. */
export function eventsAfter(
  query: Database["query"],
  { executionId, after, limit }: Parameters<ExecutionRepository["eventsAfter"]>[0],
): Promise<StoredEvent[]> {
  return query<StoredEvent>(Prisma.sql`
    SELECT execution_id AS "executionId", seq, at, type, data, body FROM (
      SELECT page.*, sum(coalesce(octet_length(data), 0)) OVER (ORDER BY seq) - coalesce(octet_length(data), 0) AS before
      FROM (SELECT * FROM execution_events WHERE execution_id = ${executionId}::uuid AND seq > ${after}::int
            ORDER BY seq LIMIT ${limit}::int) page) summed
    WHERE before < ${PAGE_BYTES}::int ORDER BY seq`);
}

/** All output of some types, in order. */
export function output(
  query: Database["query"],
  { executionId, types }: Parameters<ExecutionRepository["output"]>[0],
): ReturnType<ExecutionRepository["output"]> {
  return query(Prisma.sql`
    SELECT type, data FROM execution_events
    WHERE execution_id = ${executionId}::uuid AND type = ANY (${[...types]}::text[]) AND data IS NOT NULL ORDER BY seq`);
}
