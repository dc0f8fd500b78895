import type { Execution } from "../contracts/executions";
import type { Artifact } from "../contracts/events";
import type { StoredExecution } from "./repository";

/** Address of an execution in the API. */
export function executionPath(id: string): string {
  return `/api/v1/executions/${id}`;
}

/** An artifact as callers see it. */
export function presentArtifact(
  executionId: string,
  file: { path: string; size: number; mediaType: string },
): Artifact {
  const url = `${executionPath(executionId)}/artifacts/${file.path.split("/").map(encodeURIComponent).join("/")}`;
  return { path: file.path, size: file.size, mediaType: file.mediaType, url };
}

/** A row as callers see it. */
export function presentExecution(row: Omit<StoredExecution, "input">, position?: number): Execution {
  return {
    id: row.id,
    status: row.status,
    language: row.language,
    version: row.version,
    title: row.title ?? undefined,
    headline: row.headline ?? undefined,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString(),
    finishedAt: row.finishedAt?.toISOString(),
    position,
    limits: row.limits,
    tty: row.tty,
    result: row.result ?? undefined,
    artifacts: row.artifacts.map((file) => presentArtifact(row.id, file)),
    lastSeq: row.lastSeq,
    links: { self: executionPath(row.id), events: `${executionPath(row.id)}/events` },
  };
}
