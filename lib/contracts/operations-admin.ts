import { newUserSchema, roleSchema } from "./accounts";
import {
  activeExecutionsSchema,
  adminUserSchema,
  adminUsersSchema,
  auditPageSchema,
  madeUserSchema,
  overviewSchema,
  resetLinkSchema,
  usageRangeSchema,
  usageReportSchema,
} from "./admin";
import { defineOperation } from "./operation";
import { changeUserSchema, rulesSchema, setRuleSchema, siteSchema } from "./policy";
import { z } from "./zod";

const json = { "X-Request-Id": "Id of this request in the server's log." };
const reading = ["unauthenticated", "forbidden", "invalid_request"] as const;
const changing = [...reading, "cross_site"] as const;
const bodyProblems = [...changing, "malformed_json", "body_too_large", "unsupported_media_type"] as const;
const page = {
  cursor: z.string().min(1).max(400).optional().describe("`nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

const auditFilter = {
  action: z.string().max(64).optional().describe("Exactly this, or all that begin with it when it ends with a dot."),
  actor: z.string().max(254).optional(),
  target: z.string().max(254).optional().describe("Part of what or whom it was done to."),
};

/** `GET /api/v1/admin/overview` */
export const getOverview = defineOperation({
  id: "getOverview",
  method: "get",
  path: "/api/v1/admin/overview",
  tag: "Administration",
  summary: "Figures of now and of the last day",
  access: "admin",
  responses: { 200: { description: "The figures.", schema: overviewSchema, headers: json } },
  problems: reading,
});

/** `GET /api/v1/admin/executions` */
export const listActive = defineOperation({
  id: "listActive",
  method: "get",
  path: "/api/v1/admin/executions",
  tag: "Administration",
  summary: "What runs and waits now",
  access: "admin",
  responses: { 200: { description: "Oldest first, 200 at most.", schema: activeExecutionsSchema, headers: json } },
  problems: reading,
});

/** `POST /api/v1/admin/executions/{id}/stop` */
export const stopExecution = defineOperation({
  id: "stopExecution",
  method: "post",
  path: "/api/v1/admin/executions/{id}/stop",
  tag: "Administration",
  summary: "Stop anybody's execution",
  access: "admin",
  params: z.object({ id: z.uuid() }),
  responses: { 204: { description: "It is being stopped.", headers: json } },
  problems: [...changing, "not_found"],
});

/** `GET /api/v1/admin/limits` */
export const getRules = defineOperation({
  id: "getRules",
  method: "get",
  path: "/api/v1/admin/limits",
  tag: "Administration",
  summary: "Limits as they are set",
  access: "admin",
  responses: {
    200: { description: "What is configured, and the rules below it.", schema: rulesSchema, headers: json },
  },
  problems: reading,
});

/** `PUT /api/v1/admin/limits` */
export const setRule = defineOperation({
  id: "setRule",
  method: "put",
  path: "/api/v1/admin/limits",
  tag: "Administration",
  summary: "Set a limit or a quota, or take it away",
  access: "admin",
  body: setRuleSchema,
  responses: {
    200: { description: "The rules as they are now; the next execution feels it.", schema: rulesSchema, headers: json },
  },
  problems: bodyProblems,
});

/** `PATCH /api/v1/admin/site` */
export const setSite = defineOperation({
  id: "setSite",
  method: "patch",
  path: "/api/v1/admin/site",
  tag: "Administration",
  summary: "Choose who may come in",
  access: "admin",
  body: siteSchema.partial().strict(),
  responses: { 200: { description: "The rules as they are now.", schema: rulesSchema, headers: json } },
  problems: bodyProblems,
});

/** `GET /api/v1/admin/users` */
export const listUsers = defineOperation({
  id: "listUsers",
  method: "get",
  path: "/api/v1/admin/users",
  tag: "Administration",
  summary: "Accounts, newest first",
  access: "admin",
  query: z.object({ ...page, text: z.string().trim().max(200).optional(), role: roleSchema.optional() }).strict(),
  responses: { 200: { description: "A page.", schema: adminUsersSchema, headers: json } },
  problems: reading,
});

/** `POST /api/v1/admin/users` */
export const makeUser = defineOperation({
  id: "makeUser",
  method: "post",
  path: "/api/v1/admin/users",
  tag: "Administration",
  summary: "Make an account for somebody",
  description:
    "Whether or not people may sign up by themselves. Pass the link on to the person: it sets their password, works once, for an hour; another is made with `reset-link`.",
  access: "admin",
  body: newUserSchema,
  examples: { teacher: { summary: "A teacher", value: { email: "ada@example.org", name: "Ada", role: "teacher" } } },
  responses: { 201: { description: "Made, with the link.", schema: madeUserSchema, headers: json } },
  problems: [...bodyProblems, "email_taken"],
});

/** `PATCH /api/v1/admin/users/{id}` */
export const changeUser = defineOperation({
  id: "changeUser",
  method: "patch",
  path: "/api/v1/admin/users/{id}",
  tag: "Administration",
  summary: "Change a role, or suspend somebody",
  access: "admin",
  params: z.object({ id: z.uuid() }),
  body: changeUserSchema,
  responses: {
    200: { description: "Changed; a suspended user is signed out at once.", schema: adminUserSchema, headers: json },
  },
  problems: [...bodyProblems, "not_found", "last_admin"],
});

/** `GET /api/v1/admin/usage` */
export const getUsage = defineOperation({
  id: "getUsage",
  method: "get",
  path: "/api/v1/admin/usage",
  tag: "Administration",
  summary: "What was used",
  access: "admin",
  query: z.object({ range: usageRangeSchema.default("day") }).strict(),
  responses: { 200: { description: "Figures and a series.", schema: usageReportSchema, headers: json } },
  problems: reading,
});

/** `GET /api/v1/admin/audit` */
export const listAudit = defineOperation({
  id: "listAudit",
  method: "get",
  path: "/api/v1/admin/audit",
  tag: "Administration",
  summary: "Who did what, newest first",
  access: "admin",
  query: z.object({ ...page, ...auditFilter }).strict(),
  responses: { 200: { description: "A page.", schema: auditPageSchema, headers: json } },
  problems: reading,
});

/** `GET /api/v1/admin/audit/export` */
export const exportAudit = defineOperation({
  id: "exportAudit",
  method: "get",
  path: "/api/v1/admin/audit/export",
  tag: "Administration",
  summary: "The audit log as a table",
  access: "admin",
  query: z.object(auditFilter).strict(),
  responses: {
    200: { description: "All that fits, newest first.", mediaType: "text/csv", schema: z.string(), headers: json },
  },
  problems: reading,
});

/** `POST /api/v1/admin/users/{id}/reset-link` */
export const makeResetLink = defineOperation({
  id: "makeResetLink",
  method: "post",
  path: "/api/v1/admin/users/{id}/reset-link",
  tag: "Administration",
  summary: "Make a link that sets somebody's password",
  description: "For servers that send no mail: pass it on to the person. Works once, for an hour.",
  access: "admin",
  params: z.object({ id: z.uuid() }),
  responses: { 201: { description: "The link.", schema: resetLinkSchema, headers: json } },
  problems: [...changing, "not_found"],
});
