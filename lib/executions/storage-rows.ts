import { Prisma } from "../../prisma/generated/client";
import type { Outcome, Result, Status } from "../contracts/events";
import type { Limits } from "../contracts/limits";
import type { StoredExecution } from "./repository";

/** Columns of an execution as {@link toExecution} reads them; the alias must be `e`. Without `input`, which may be large. */
export const executionColumns = Prisma.sql`
  e.id, e.owner_id, e.status, e.outcome, e.language, e.version, e.title, e.headline, e.tty, e.limits, e.cpu_held_ms, e.result, e.replica_id,
  CASE WHEN e.finished_at IS NULL
    THEN COALESCE((SELECT max(v.seq) FROM execution_events v WHERE v.execution_id = e.id), 0)
    ELSE e.last_seq END AS last_seq,
  e.created_at, e.started_at, e.finished_at,
  CASE WHEN e.finished_at IS NULL THEN NULL ELSE (
    SELECT json_agg(json_build_object('path', a.path, 'size', a.size, 'mediaType', a.media_type) ORDER BY a.path)
    FROM artifacts a WHERE a.execution_id = e.id) END AS artifacts`;

/** A row of {@link executionColumns}. */
export interface ExecutionRow {
  id: string;
  owner_id: string;
  status: string;
  outcome: string | null;
  language: string;
  version: string;
  title: string | null;
  headline: string | null;
  tty: boolean;
  limits: unknown;
  cpu_held_ms: number | null;
  result: string | null;
  replica_id: string | null;
  last_seq: number;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  artifacts: StoredExecution["artifacts"] | null;
}

/** Only this module's own statements write these columns, so their shapes are taken as they are. */
export function toExecution(row: ExecutionRow): StoredExecution {
  return {
    id: row.id,
    ownerId: row.owner_id,
    status: row.status as Status,
    outcome: row.outcome as Outcome | null,
    language: row.language,
    version: row.version,
    title: row.title,
    headline: row.headline,
    tty: row.tty,
    limits: row.limits as Limits,
    cpuHeldMs: row.cpu_held_ms ?? undefined,
    result: row.result === null ? null : (JSON.parse(row.result) as Result),
    replicaId: row.replica_id,
    lastSeq: row.last_seq,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    artifacts: row.artifacts ?? [],
  };
}
