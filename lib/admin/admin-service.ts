import type { AuditEntry } from "../../prisma/generated/client";
import type { AuditLog } from "../audit/service";
import type { Identity, SignedIn } from "../auth/identity";
import type { AdminUser, AuditLine, UsageRange } from "../contracts/admin";
import { ProblemError } from "../contracts/errors";
import type { Status } from "../contracts/events";
import { isLastAdmin } from "../db/administrators";
import type { Database } from "../db/client";
import { decodeCursor, encodeCursor } from "../executions/cursor";
import type { ExecutionService } from "../executions/service";
import type { PoolStatus } from "../sandboxes/engine";
import type { SessionService } from "../users/service";
import { createAdminQueries, type UserRow } from "./admin-queries";
import { csvHeader, csvLine } from "./csv";
import { figuresOf, seriesOf } from "./figures";
import type { AdminService } from "./service";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Executions shown at one time of those that run and wait. */
const SHOWN = 200;
/** Lines of the audit log read at one time for an export. */
const EXPORTED = 1000;
const ranges: Record<UsageRange, { step: number; steps: number }> = {
  day: { step: HOUR, steps: 24 },
  week: { step: 6 * HOUR, steps: 28 },
  month: { step: DAY, steps: 30 },
};

/** What the service is made of. */
export interface AdminParts {
  database: Pick<Database, "query" | "prisma">;
  executions: Pick<ExecutionService, "cancel" | "stopAll">;
  identity: Pick<Identity, "controlToken">;
  sessions: Pick<SessionService, "endAll" | "forget">;
  audit: AuditLog;
  engine: { pools(): PoolStatus[] };
  permits: { total: number; inUse: number };
  clock: () => number;
}

/** Administration on PostgreSQL. */
export function createAdminService(parts: AdminParts): AdminService {
  const { database, executions, identity, sessions, audit: record, engine, permits, clock } = parts;
  const queries = createAdminQueries(database);
  const { prisma } = database;

  const oneUser = async (id: string): Promise<AdminUser> => {
    const [row] = await queries.users({ id, limit: 1 });
    if (!row) throw new ProblemError("not_found", "There is no such account.");
    return presentUser(row);
  };

  const audit: AdminService["audit"] = async ({ cursor, limit, action, actor, target }) => {
    const before = cursor === undefined ? undefined : auditCursor(cursor);
    const rows = await prisma.auditEntry.findMany({
      where: {
        ...(before && { id: { lt: before } }),
        ...(action && { action: action.endsWith(".") ? { startsWith: action } : action }),
        ...(actor && { actor }),
        ...(target && { target: { contains: target, mode: "insensitive" } }),
      },
      orderBy: { id: "desc" },
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return { items: page.map(presentLine), nextCursor: rows.length > limit && last ? String(last.id) : undefined };
  };

  return {
    async overview() {
      const [counts, rows] = await Promise.all([queries.counts(), queries.usage(new Date(clock() - DAY))]);
      return {
        ...counts,
        permits: { total: permits.total, inUse: permits.inUse },
        pools: engine.pools().map(({ timings: _, ...pool }) => pool),
        day: figuresOf(rows),
      };
    },

    async active() {
      const [rows, { running, queued }] = await Promise.all([queries.active(SHOWN), queries.counts()]);
      const items = rows.map(({ createdAt, startedAt, headline, userId, status, ...row }) => ({
        ...row,
        status: status as Status,
        headline: headline ?? undefined,
        userId: userId ?? undefined,
        createdAt: createdAt.toISOString(),
        startedAt: startedAt?.toISOString(),
      }));
      return { items, total: running + queued };
    },

    async stop(by: SignedIn, id) {
      const owner = await queries.owner(id);
      if (!owner) throw new ProblemError("not_found", "There is no such execution.");
      await executions.cancel({ token: identity.controlToken(id) }, id);
      await record.write({ actor: by.email, action: "execution.stopped", target: id, detail: { owner } });
    },

    async users({ cursor, limit, text, role }) {
      const before = cursor === undefined ? undefined : decodeCursor(cursor);
      const rows = await queries.users({ limit: limit + 1, before, text, role });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return { items: page.map(presentUser), nextCursor: rows.length > limit && last ? encodeCursor(last) : undefined };
    },

    async changeUser(by: SignedIn, id, { role, suspended }) {
      const before = await oneUser(id);
      const loses = (role !== undefined && role !== "admin") || suspended === true;
      await prisma.$transaction(async (transaction) => {
        if ((await isLastAdmin(transaction, id)) && loses) {
          throw new ProblemError("last_admin", "This is the only administrator. Make somebody else one first.");
        }
        const suspendedAt = suspended === undefined ? undefined : suspended ? new Date(clock()) : null;
        await transaction.user.update({ where: { id }, data: { role, suspendedAt } });
      });
      sessions.forget(id);
      if (suspended) await sessions.endAll(id);
      const target = before.email;
      if (role !== undefined && role !== before.role) {
        await record.write({
          actor: by.email,
          action: "user.role_changed",
          target,
          detail: { from: before.role, to: role },
        });
      }
      if (suspended !== undefined && suspended !== before.suspended) {
        await record.write({ actor: by.email, action: suspended ? "user.suspended" : "user.resumed", target });
      }
      // Last: what another server runs may take a second try, which repeats nothing before it.
      if (suspended) await executions.stopAll(id);
      return oneUser(id);
    },

    async usage(range) {
      const { step, steps } = ranges[range];
      const end = Math.floor(clock() / step) * step + step;
      const from = new Date(end - step * steps);
      const [rows, users] = await Promise.all([queries.usage(from), queries.topUsers(from)]);
      return { ...figuresOf(rows), series: seriesOf(rows, from, step, steps), users };
    },

    audit,

    async *auditCsv(filter) {
      yield Buffer.from(csvHeader);
      for (let cursor: string | undefined; ; ) {
        const { items, nextCursor } = await audit({ ...filter, cursor, limit: EXPORTED });
        if (items.length > 0) yield Buffer.from(items.map(csvLine).join(""));
        if (nextCursor === undefined) return;
        cursor = nextCursor;
      }
    },
  };
}

function presentLine(row: AuditEntry): AuditLine {
  return {
    id: String(row.id),
    at: row.at.toISOString(),
    actor: row.actor,
    action: row.action,
    target: row.target ?? undefined,
    detail: (row.detail as Record<string, unknown> | null) ?? undefined,
  };
}

function auditCursor(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw new ProblemError("invalid_request", "This cursor is not one of ours. Leave it out to start from the newest.");
}

function presentUser({ name, suspendedAt, createdAt, lastSeenAt, cpuMsToday, ...row }: UserRow): AdminUser {
  return {
    ...row,
    name: name ?? undefined,
    suspended: suspendedAt !== null,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString(),
    cpuMsToday: Number(cpuMsToday),
  };
}
