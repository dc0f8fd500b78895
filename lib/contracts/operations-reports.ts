import { defineOperation } from "./operation";
import { answerHeaders } from "./operation-parts";
import { decideShareSchema, reportedSharesSchema, reportShareSchema } from "./reports";
import { shareIdSchema } from "./shares";
import { z } from "./zod";

const params = z.object({ id: shareIdSchema });
const bodyProblems = ["invalid_request", "malformed_json", "body_too_large", "unsupported_media_type"] as const;

/** `POST /api/v1/shares/{id}/report` */
export const reportShare = defineOperation({
  id: "reportShare",
  method: "post",
  path: "/api/v1/shares/{id}/report",
  tag: "Shares",
  summary: "Report a shared page to the administrators",
  access: "caller",
  params,
  body: reportShareSchema,
  responses: { 202: { description: "An administrator will look at it.", headers: answerHeaders } },
  problems: [...bodyProblems, "cross_site", "not_found", "rate_limited"],
});

/** `GET /api/v1/admin/reports` */
export const listReports = defineOperation({
  id: "listReports",
  method: "get",
  path: "/api/v1/admin/reports",
  tag: "Administration",
  summary: "Shared pages that were reported",
  access: "admin",
  responses: {
    200: { description: "Those to decide about first.", schema: reportedSharesSchema, headers: answerHeaders },
  },
  problems: ["unauthenticated", "forbidden"],
});

/** `POST /api/v1/admin/shares/{id}/decision` */
export const decideShare = defineOperation({
  id: "decideShare",
  method: "post",
  path: "/api/v1/admin/shares/{id}/decision",
  tag: "Administration",
  summary: "Take a shared page down, or keep it",
  access: "admin",
  params,
  body: decideShareSchema,
  responses: {
    204: { description: "Decided; who watches a page that is taken down is cut off.", headers: answerHeaders },
  },
  problems: [...bodyProblems, "cross_site", "unauthenticated", "forbidden", "not_found"],
});
