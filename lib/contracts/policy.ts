import { roleSchema } from "./accounts";
import { limitsSchema } from "./limits";
import { z } from "./zod";

/** What one caller may start and use, besides the limits of each execution. */
export const quotasSchema = z
  .object({
    concurrent: z.int().min(1).max(10_000).describe("Executions running at one time; more wait in line."),
    perMinute: z.int().min(1).max(1_000_000).describe("Executions started in a minute."),
    runsPerDay: z.int().min(0).max(10_000_000).describe("Executions started in a day (UTC)."),
    cpuMsPerDay: z.int().min(0).max(1_000_000_000_000).describe("CPU time used in a day (UTC), in milliseconds."),
  })
  .meta({ id: "Quotas" });
/** See {@link quotasSchema}. */
export type Quotas = z.infer<typeof quotasSchema>;

const rulesShape = { ...limitsSchema.shape, ...quotasSchema.shape };

/** Name of a limit or a quota. */
export const ruleNameSchema = z.enum(Object.keys(rulesShape) as [RuleName, ...RuleName[]]).meta({ id: "RuleName" });
/** See {@link ruleNameSchema}. */
export type RuleName = keyof typeof rulesShape;

/** Range of each, for whoever sets it. */
export function ruleRange(name: RuleName): { min: number; max: number } {
  const { minValue, maxValue } = rulesShape[name];
  return { min: minValue ?? 0, max: maxValue ?? Number.MAX_SAFE_INTEGER };
}

/** For whom a rule is: the more special one counts, in the order user, role, language, all. */
export const ruleScopeSchema = z.enum(["all", "language", "role", "user"]).meta({ id: "RuleScope" });
/** See {@link ruleScopeSchema}. */
export type RuleScope = z.infer<typeof ruleScopeSchema>;

/** One rule. */
export const ruleSchema = z
  .object({
    scope: ruleScopeSchema,
    subject: z.string().describe("Language id, role or user id; empty for all."),
    name: ruleNameSchema,
    value: z.int(),
    changedBy: z.string(),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: "Rule" });
/** See {@link ruleSchema}. */
export type Rule = z.infer<typeof ruleSchema>;

/** Body of `PUT /api/v1/admin/limits`. */
export const setRuleSchema = z
  .object({
    scope: ruleScopeSchema,
    subject: z.string().max(64).default(""),
    name: ruleNameSchema,
    value: z.int().min(0).nullable().describe("Null takes the rule away."),
  })
  .strict()
  .meta({ id: "SetRule" });
/** A parsed rule. */
export type SetRule = z.infer<typeof setRuleSchema>;

/** What an administrator chose for the whole installation. */
export const siteSchema = z
  .object({
    signUp: z.boolean().describe("Whether people make accounts by themselves."),
    anonymous: z.boolean().describe("Whether one may run without an account."),
    domains: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "A domain looks like example.org."),
      )
      .max(50)
      .describe("Parts behind the @ that may sign up; none: any."),
  })
  .meta({ id: "Site" });
/** See {@link siteSchema}. */
export type Site = z.infer<typeof siteSchema>;

/** Answer of `GET /api/v1/admin/limits`. */
export const rulesSchema = z
  .object({
    configured: limitsSchema.describe("What the server's configuration allows; no rule goes above it."),
    perMinute: z.int(),
    concurrent: z.int(),
    rules: z.array(ruleSchema),
    site: siteSchema,
  })
  .meta({ id: "Rules" });
/** See {@link rulesSchema}. */
export type Rules = z.infer<typeof rulesSchema>;

/** Body of `PATCH /api/v1/admin/users/{id}`. */
export const changeUserSchema = z
  .object({ role: roleSchema.optional(), suspended: z.boolean().optional() })
  .strict()
  .meta({ id: "ChangeUser" });
/** A parsed change. */
export type ChangeUser = z.infer<typeof changeUserSchema>;
