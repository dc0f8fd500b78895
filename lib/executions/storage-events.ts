import { Prisma } from "../../prisma/generated/client";
import type { StoredArtifact, StoredEvent } from "./repository";
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
    ${joined(chunks)}::bytea`;
}

/** The artifacts' arguments of `podium_finish`. */
export function artifactArguments(artifacts: readonly StoredArtifact[]): Prisma.Sql {
  return Prisma.sql`
    ${artifacts.map((artifact) => withoutNul(artifact.path))}::text[],
    ${artifacts.map((artifact) => withoutNul(artifact.mediaType))}::text[],
    ${artifacts.map((artifact) => artifact.content.byteLength)}::int[],
    ${joined(artifacts.map((artifact) => artifact.content))}::bytea`;
}

function joined(chunks: readonly Buffer[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(chunks));
}
