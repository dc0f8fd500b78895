import { defineOperation } from "./operation";
import { afterHeaders, afterQuery, answerHeaders as json, eventAnswers } from "./operation-parts";
import { createdShareSchema, createShareSchema, shareIdSchema, sharePageSchema, shareSchema } from "./shares";
import { z } from "./zod";

const one = z.object({ id: shareIdSchema });

/** `POST /api/v1/shares` */
export const createShare = defineOperation({
  id: "createShare",
  method: "post",
  path: "/api/v1/shares",
  tag: "Shares",
  summary: "Share code, or an execution with its output",
  description:
    "Makes a link that anyone who has it may read, until you revoke it or its time is over. A running execution can be followed live. Environment variables and requested limits are not shared.",
  access: "caller",
  body: createShareSchema,
  examples: {
    document: {
      summary: "Code that need not have run",
      value: { document: { language: "python", files: [{ path: "main.py", content: 'print("Hello")\n' }] } },
    },
  },
  responses: {
    201: {
      description: "Shared.",
      schema: createdShareSchema,
      headers: { ...json, Location: "Address of the share in the API." },
    },
  },
  problems: [
    "invalid_request",
    "malformed_json",
    "body_too_large",
    "unsupported_media_type",
    "unknown_language",
    "invalid_file",
    "cross_site",
    "unauthenticated",
    "not_found",
    "rate_limited",
    "too_many_shares",
  ],
});

/** `GET /api/v1/shares` */
export const listShares = defineOperation({
  id: "listShares",
  method: "get",
  path: "/api/v1/shares",
  tag: "Shares",
  summary: "List your links, newest first",
  description: "Those that stand; what was revoked or ended by itself is gone.",
  access: "owner",
  query: z
    .object({
      cursor: z.string().min(1).max(400).optional().describe("`nextCursor` of the page before."),
      limit: z.coerce.number().int().min(1).max(100).default(20).describe("How many, 1 to 100."),
    })
    .strict(),
  responses: { 200: { description: "A page, without code.", schema: sharePageSchema, headers: json } },
  problems: ["invalid_request", "unauthenticated"],
});

/** `GET /api/v1/shares/{id}` */
export const getShare = defineOperation({
  id: "getShare",
  method: "get",
  path: "/api/v1/shares/{id}",
  tag: "Shares",
  summary: "Read what is shared",
  access: "public",
  params: one,
  responses: { 200: { description: "The code, and the execution as it stands.", schema: shareSchema, headers: json } },
  problems: ["not_found"],
});

/** `DELETE /api/v1/shares/{id}` */
export const revokeShare = defineOperation({
  id: "revokeShare",
  method: "delete",
  path: "/api/v1/shares/{id}",
  tag: "Shares",
  summary: "Stop sharing",
  description:
    "Deletes the share, with your cookie or its revoke token as `Authorization: Bearer`. Whoever follows its execution is cut off within five seconds.",
  access: "caller",
  params: one,
  responses: { 204: { description: "The link is dead.", headers: json } },
  problems: ["not_found", "cross_site"],
});

/** `GET /api/v1/shares/{id}/events` */
export const readShareEvents = defineOperation({
  id: "readShareEvents",
  method: "get",
  path: "/api/v1/shares/{id}/events",
  tag: "Shares",
  summary: "Follow the shared execution as it happens",
  description: "Server-sent events as those of an execution, readable for everybody with the share's id.",
  access: "public",
  params: one,
  query: z.object(afterQuery).strict(),
  headers: afterHeaders,
  responses: eventAnswers,
  problems: ["invalid_request", "not_found"],
});
