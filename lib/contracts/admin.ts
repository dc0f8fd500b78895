import { roleSchema } from "./accounts";
import { outcomeSchema, statusSchema } from "./events";
import { z } from "./zod";

/** Figures of a stretch of time. Times are upper bounds of their bucket (1, 2, 4 … ms), in milliseconds. */
const figures = z.object({
  runs: z.int(),
  cpuMs: z.number(),
  wallMs: z.object({ p50: z.number(), p95: z.number(), p99: z.number() }),
  waitedMs: z.object({ p50: z.number(), p95: z.number(), p99: z.number() }),
  outcomes: z.array(z.object({ outcome: outcomeSchema, runs: z.int() })),
  languages: z.array(
    z.object({ language: z.string(), runs: z.int(), ok: z.int(), cpuMs: z.number(), p50: z.number(), p95: z.number() }),
  ),
});
/** See the fields. */
export type Figures = z.infer<typeof figures>;

/** Answer of `GET /api/v1/admin/overview`. */
export const overviewSchema = z
  .object({
    running: z.int(),
    queued: z.int(),
    permits: z.object({ total: z.int(), inUse: z.int() }),
    pools: z.array(
      z.object({
        key: z.string(),
        size: z.int(),
        ready: z.int(),
        starting: z.int(),
        inUse: z.int(),
        hits: z.int(),
        misses: z.int(),
      }),
    ),
    users: z.int(),
    signedIn: z.int().describe("Sessions used in the last day."),
    day: figures.describe("The last 24 hours."),
  })
  .meta({ id: "Overview" });
/** See {@link overviewSchema}. */
export type Overview = z.infer<typeof overviewSchema>;

/** An execution that is queued or running, with whose it is. */
export const activeExecutionSchema = z
  .object({
    id: z.uuid(),
    status: statusSchema,
    language: z.string(),
    headline: z.string().optional(),
    owner: z.string().describe("E-mail, or a short name of a browser without an account."),
    userId: z.uuid().optional(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().optional(),
  })
  .meta({ id: "ActiveExecution" });
/** See {@link activeExecutionSchema}. */
export type ActiveExecution = z.infer<typeof activeExecutionSchema>;

/** What runs and waits now. */
export const activeExecutionsSchema = z
  .object({ items: z.array(activeExecutionSchema), total: z.int() })
  .meta({ id: "ActiveExecutions" });

/** An account as administrators see it. */
export const adminUserSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string().optional(),
    role: roleSchema,
    suspended: z.boolean(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().optional(),
    runsToday: z.int(),
    cpuMsToday: z.number(),
  })
  .meta({ id: "AdminUser" });
/** See {@link adminUserSchema}. */
export type AdminUser = z.infer<typeof adminUserSchema>;

/** A page of accounts, newest first. */
export const adminUsersSchema = z
  .object({ items: z.array(adminUserSchema), nextCursor: z.string().optional() })
  .meta({ id: "AdminUsers" });
/** See {@link adminUsersSchema}. */
export type AdminUserPage = z.infer<typeof adminUsersSchema>;

/** Stretches of time that figures are shown for. */
export const usageRangeSchema = z.enum(["day", "week", "month"]);
/** See {@link usageRangeSchema}. */
export type UsageRange = z.infer<typeof usageRangeSchema>;

/** Answer of `GET /api/v1/admin/usage`. */
export const usageReportSchema = figures
  .extend({
    series: z.array(
      z.object({
        at: z.iso.datetime(),
        ok: z.int(),
        failed: z.int(),
        limited: z.int(),
        wallMs: z
          .object({ p50: z.number(), p95: z.number() })
          .optional()
          .describe("Half of the runs, and 95 in 100, took at most that long. Absent where nothing ran."),
      }),
    ),
    users: z.array(z.object({ owner: z.string(), runs: z.int(), cpuMs: z.number() })).describe("Those who ran most."),
  })
  .meta({ id: "UsageReport" });
/** See {@link usageReportSchema}. */
export type UsageReport = z.infer<typeof usageReportSchema>;

/** What the audit log tells of: how the name of every action begins. */
export const auditKinds = ["execution.", "key.", "limit.", "pool.", "share.", "site.", "user."] as const;

/** One line of the audit log. */
export const auditEntrySchema = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: z.string(),
    action: z.string(),
    target: z.string().optional(),
    detail: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "AuditEntry" });
/** See {@link auditEntrySchema}. */
export type AuditLine = z.infer<typeof auditEntrySchema>;

/** A page of the audit log, newest first. */
export const auditPageSchema = z
  .object({ items: z.array(auditEntrySchema), nextCursor: z.string().optional() })
  .meta({ id: "AuditPage" });
/** See {@link auditPageSchema}. */
export type AuditPage = z.infer<typeof auditPageSchema>;

/** Answer of `POST /api/v1/admin/users/{id}/reset-link`. */
export const resetLinkSchema = z.object({ link: z.string(), expiresAt: z.iso.datetime() }).meta({ id: "ResetLink" });
/** A link that sets a password, once. */
export type ResetLink = z.infer<typeof resetLinkSchema>;

/** Answer of `POST /api/v1/admin/users`. */
export const madeUserSchema = resetLinkSchema.extend({ id: z.uuid() }).meta({ id: "MadeUser" });
