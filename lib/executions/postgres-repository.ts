import { Prisma } from "../../prisma/generated/client";
import type { Database } from "../db/client";
import type { ExecutionRepository, FinishInput, StoredArtifact } from "./repository";
import { accept } from "./storage-accept";
import { artifactArguments, eventArguments, eventsAfter, outputAfter } from "./storage-events";
import { createOwnerLists } from "./storage-list";
import { appendQueued, keepInput, toWaitingInput, type WaitingRow, waitingInputColumn } from "./storage-queued";
import { retried } from "./storage-retry";
import { type ExecutionRow, executionColumns, toExecution } from "./storage-rows";

/** Channel of {@link ExecutionRepository.tellOthers}. */
export const othersChannel = "podium_history";

type Store = Pick<Database, "prisma" | "query">;

/** {@link ExecutionRepository} on PostgreSQL. States change only inside the SQL functions of `prisma/migrations`. */
export function createPostgresRepository({ prisma, query }: Store): ExecutionRepository {
  return {
    accept: (input) => accept(query, input),

    async claim({ replicaId, count, maxRunningPerOwner, at }) {
      const rows = await retried(() =>
        query<ExecutionRow & { input: string; waiting: WaitingRow[] | null }>(Prisma.sql`
          SELECT ${executionColumns}, e.input, ${waitingInputColumn}
          FROM podium_claim(${replicaId}, ${count}::int, ${maxRunningPerOwner}::int, ${at}::timestamptz) e`),
      );
      return rows.map((row) => ({
        ...toExecution(row),
        input: row.input,
        waitingInput: (row.waiting ?? []).map(toWaitingInput),
      }));
    },

    appendQueued: (event) => appendQueued(query, event),
    keepInput: (input) => keepInput(query, input),

    async append(events) {
      if (events.length === 0) return;
      await retried(() => query(Prisma.sql`SELECT podium_append(${eventArguments(events)})`));
    },

    finish: (input) => end(query, input, ["queued", "running"]),
    cancelQueued: (input) => end(query, input, ["queued"]),

    async setStarted({ id, startedAt, limits }) {
      await prisma.$executeRaw`
        UPDATE executions SET started_at = ${startedAt}::timestamptz, limits = ${JSON.stringify(limits)}::jsonb
        WHERE id = ${id}::uuid AND status = 'running'`;
    },

    async find(id) {
      const [row] = await query<ExecutionRow>(
        Prisma.sql`SELECT ${executionColumns} FROM executions e WHERE e.id = ${id}::uuid`,
      );
      return row ? toExecution(row) : null;
    },

    async findInput(id) {
      return (await prisma.execution.findUnique({ where: { id }, select: { input: true } }))?.input ?? null;
    },

    ...createOwnerLists(query),

    async activeOf(ownerId) {
      const rows = await query<{ id: string }>(Prisma.sql`
        SELECT id FROM executions WHERE owner_id = ${ownerId}::uuid AND status = 'queued'
        UNION ALL SELECT id FROM executions WHERE owner_id = ${ownerId}::uuid AND status = 'running'`);
      return rows.map(({ id }) => id);
    },

    async remove(ownerId, id) {
      const { count } = await prisma.execution.deleteMany({ where: { id, ownerId, finishedAt: { not: null } } });
      return count > 0;
    },

    eventsAfter: (input) => eventsAfter(query, input),
    outputAfter: (input) => outputAfter(query, input),

    async artifact({ executionId, path }) {
      const [row] = await query<StoredArtifact>(Prisma.sql`
        SELECT path, media_type AS "mediaType", content FROM artifacts
        WHERE execution_id = ${executionId}::uuid AND path = ${path}`);
      return row ?? null;
    },

    async positions(ids) {
      if (ids.length === 0) return new Map();
      const rows = await query<{ id: string; place: number }>(Prisma.sql`
        SELECT q.id, q.place::int AS place FROM podium_queue() q WHERE q.id = ANY (${[...ids]}::uuid[])`);
      return new Map(rows.map(({ id, place }) => [id, place]));
    },

    async adopt(from, userId) {
      const rows = await retried(
        () => prisma.$queryRaw<{ id: string }[]>`SELECT id FROM podium_adopt(${from}::uuid, ${userId}::uuid) AS id`,
      );
      return rows.map(({ id }) => id);
    },

    async counts() {
      const [row] = await query<{ queued: number; running: number }>(Prisma.sql`
        SELECT (SELECT count(*)::int FROM executions WHERE status = 'queued') AS queued,
               (SELECT count(*)::int FROM executions WHERE status = 'running') AS running`);
      return row ?? { queued: 0, running: 0 };
    },

    async renewLease({ replicaId, name, installation, address, leaseMs }) {
      await prisma.$executeRaw`
        INSERT INTO replicas (id, name, installation, address, lease_until)
        VALUES (${replicaId}, ${name}, ${installation}, ${address ?? null},
          clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond')
        ON CONFLICT (id) DO UPDATE SET lease_until = EXCLUDED.lease_until`;
    },

    async replicaAddress(id) {
      return (await prisma.replica.findUnique({ where: { id }, select: { address: true } }))?.address ?? null;
    },

    async interruptOrphans({ replicaId, name, installation, graceMs }) {
      const rows = await retried(() =>
        query<{ id: string }>(Prisma.sql`
          SELECT id FROM podium_interrupt_orphans(${replicaId}, ${name}, ${installation}, ${graceMs}::float8) AS id`),
      );
      return rows.map(({ id }) => id);
    },

    async releaseLease(replicaId) {
      // Kept, but over: what still runs under it is then found by the sweepers.
      await prisma.$executeRaw`UPDATE replicas SET lease_until = clock_timestamp() WHERE id = ${replicaId}`;
    },

    async tellOthers(replicaId, messages) {
      await query(Prisma.sql`
        SELECT pg_notify(${othersChannel}, m) FROM unnest(${[...messages]}::text[]) m
        WHERE EXISTS (SELECT FROM replicas WHERE id <> ${replicaId} AND lease_until > clock_timestamp())`);
    },

    async repairCounters() {
      const [row] = await query<{ mended: number }>(Prisma.sql`SELECT podium_repair_counters() AS mended`);
      return row?.mended ?? 0;
    },

    async deleteFinishedBefore({ before, limit }) {
      await prisma.addressBucket.deleteMany({ where: { refilledAt: { lt: before } } });
      return prisma.$executeRaw`
        DELETE FROM executions WHERE id IN (
          SELECT id FROM executions WHERE finished_at < ${before}::timestamptz ORDER BY finished_at LIMIT ${limit}::int)`;
    },
  };
}

async function end(query: Store["query"], input: FinishInput, from: string[]): Promise<boolean> {
  const [row] = await retried(() =>
    query<{ ended: boolean }>(Prisma.sql`
      SELECT podium_finish(${input.id}::uuid, ${from}::text[], ${input.status}, ${input.result.outcome}, ${JSON.stringify(input.result)},
        ${input.finishedAt}::timestamptz, ${input.lastSeq}::int, ${eventArguments(input.events)}, ${artifactArguments(input.artifacts)}) AS ended`),
  );
  return row?.ended ?? false;
}
