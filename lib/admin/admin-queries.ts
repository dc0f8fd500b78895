import { Prisma } from "../../prisma/generated/client";
import type { Role } from "../contracts/accounts";
import type { Database } from "../db/client";
import type { UsageRow } from "./figures";

/** Who an owner is, for people: the account, or the beginning of a browser's id. */
const ownerName = Prisma.sql`COALESCE(u.email, 'browser ' || left(o.id::text, 8))`;

/** A queued or running execution with whose it is. */
export interface ActiveRow {
  id: string;
  status: string;
  language: string;
  headline: string | null;
  owner: string;
  userId: string | null;
  createdAt: Date;
  startedAt: Date | null;
}

/** A row of users with what they used today. */
export interface UserRow {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  suspendedAt: Date | null;
  createdAt: Date;
  lastSeenAt: Date | null;
  runsToday: number;
  cpuMsToday: bigint;
}

/** Statements of the admin pages; all stay quick with a million executions. */
export function createAdminQueries({ query }: Pick<Database, "query">) {
  return {
    /** Oldest first; two partial indexes hold nothing else. */
    active: (limit: number) =>
      query<ActiveRow>(Prisma.sql`
        SELECT e.id, e.status, e.language, COALESCE(e.title, e.headline) AS headline, ${ownerName} AS owner,
          u.id AS "userId", e.created_at AS "createdAt", e.started_at AS "startedAt"
        FROM (
          SELECT * FROM executions WHERE status = 'running'
          UNION ALL SELECT * FROM executions WHERE status = 'queued') e
        JOIN owners o ON o.id = e.owner_id LEFT JOIN users u ON u.id = o.user_id
        ORDER BY e.status DESC, e.created_at, e.id LIMIT ${limit}::int`),

    async owner(executionId: string): Promise<string | undefined> {
      const [row] = await query<{ owner: string }>(Prisma.sql`
        SELECT ${ownerName} AS owner FROM executions e JOIN owners o ON o.id = e.owner_id
        LEFT JOIN users u ON u.id = o.user_id WHERE e.id = ${executionId}::uuid`);
      return row?.owner;
    },

    async counts() {
      const [row] = await query<{ running: number; queued: number; users: number; signedIn: number }>(Prisma.sql`
        SELECT (SELECT count(*)::int FROM executions WHERE status = 'running') AS running,
          (SELECT count(*)::int FROM executions WHERE status = 'queued') AS queued,
          (SELECT count(*)::int FROM users) AS users,
          (SELECT count(*)::int FROM user_sessions WHERE last_seen_at > now() - interval '1 day') AS "signedIn"`);
      return row ?? { running: 0, queued: 0, users: 0, signedIn: 0 };
    },

    users: ({ limit, before, text, role, id }: UserFilter) =>
      query<UserRow>(Prisma.sql`
        SELECT u.id, u.email, u.name, u.role, u.suspended_at AS "suspendedAt", u.created_at AS "createdAt",
          u.last_seen_at AS "lastSeenAt",
          CASE WHEN o.day = (now() AT TIME ZONE 'UTC')::date THEN o.day_runs ELSE 0 END AS "runsToday",
          CASE WHEN o.day = (now() AT TIME ZONE 'UTC')::date THEN o.day_cpu_ms ELSE 0 END AS "cpuMsToday"
        FROM users u LEFT JOIN owners o ON o.id = u.id
        WHERE true
          ${id ? Prisma.sql`AND u.id = ${id}::uuid` : Prisma.empty}
          ${role ? Prisma.sql`AND u.role = ${role}` : Prisma.empty}
          ${text ? Prisma.sql`AND concat_ws(' ', u.email, u.name) ILIKE ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}` : Prisma.empty}
          ${before ? Prisma.sql`AND (u.created_at, u.id) < (${before.createdAt.toISOString()}::timestamptz, ${before.id}::uuid)` : Prisma.empty}
        ORDER BY u.created_at DESC, u.id DESC LIMIT ${limit}::int`),

    /** Counted hours, and what came after the last of them. */
    usage: (from: Date) =>
      query<UsageRow>(Prisma.sql`
        WITH mark AS (SELECT COALESCE((SELECT counted FROM usage_marks), '-infinity') AS at)
        SELECT h.hour, h.language, h.outcome, h.runs, h.cpu_ms, h.wall, h.waited
        FROM usage_hours h WHERE h.hour >= ${from.toISOString()}::timestamptz
        UNION ALL
        SELECT u.* FROM mark, podium_usage(GREATEST(mark.at, ${from.toISOString()}::timestamptz), 'infinity') u`),

    topUsers: (from: Date) =>
      query<{ owner: string; runs: number; cpuMs: number }>(Prisma.sql`
        SELECT ${ownerName} AS owner, d.runs::int, d.cpu_ms::float8 AS "cpuMs" FROM (
          SELECT owner_id, sum(runs) AS runs, sum(cpu_ms) AS cpu_ms FROM (
            SELECT owner_id, runs, cpu_ms FROM usage_days
            WHERE day >= (${from.toISOString()}::timestamptz AT TIME ZONE 'UTC')::date
            UNION ALL
            SELECT e.owner_id, count(*)::int, COALESCE(SUM((e.result::json -> 'usage' ->> 'cpuMs')::numeric), 0)::bigint
            FROM executions e, (SELECT COALESCE((SELECT counted FROM usage_marks), '-infinity') AS at) mark
            WHERE e.finished_at >= GREATEST(mark.at, ${from.toISOString()}::timestamptz) GROUP BY 1) every
          GROUP BY 1 ORDER BY 2 DESC LIMIT 10) d
        JOIN owners o ON o.id = d.owner_id LEFT JOIN users u ON u.id = o.user_id ORDER BY d.runs DESC`),

    countUsage: () => query(Prisma.sql`SELECT podium_count_usage()`),
  };
}

/** Which accounts. */
export interface UserFilter {
  limit: number;
  before?: { createdAt: Date; id: string };
  text?: string;
  role?: Role;
  id?: string;
}
