import { defineOperation } from "./operation";
import { answerHeaders } from "./operation-parts";
import { createPoolWindowSchema, poolsSchema, poolWindowSchema, poolWindowsSchema } from "./pools";
import { z } from "./zod";

const reading = ["unauthenticated", "forbidden", "invalid_request"] as const;
const changing = [...reading, "cross_site"] as const;

/** `GET /api/v1/pools` */
export const listPools = defineOperation({
  id: "listPools",
  method: "get",
  path: "/api/v1/pools",
  tag: "Administration",
  summary: "Sandboxes that are kept ready",
  access: "admin",
  responses: { 200: { description: "Pools of the server that answers.", schema: poolsSchema, headers: answerHeaders } },
  problems: reading,
});

/** `GET /api/v1/pools/windows` */
export const listPoolWindows = defineOperation({
  id: "listPoolWindows",
  method: "get",
  path: "/api/v1/pools/windows",
  tag: "Administration",
  summary: "When more sandboxes are kept ready",
  access: "teacher",
  responses: {
    200: { description: "Those that are not over, by their start.", schema: poolWindowsSchema, headers: answerHeaders },
  },
  problems: reading,
});

/** `POST /api/v1/pools/windows` */
export const createPoolWindow = defineOperation({
  id: "createPoolWindow",
  method: "post",
  path: "/api/v1/pools/windows",
  tag: "Administration",
  summary: "Keep more sandboxes ready for a class",
  description: "They are being made a minute before the start, and go away after the end.",
  access: "teacher",
  body: createPoolWindowSchema,
  examples: {
    class: {
      summary: "A hundred students with Python, for two hours",
      value: { language: "python", count: 100, start: "2026-11-30T08:00:00Z", end: "2026-11-30T10:00:00Z" },
    },
  },
  responses: { 201: { description: "Reserved.", schema: poolWindowSchema, headers: answerHeaders } },
  problems: [
    ...changing,
    "unknown_language",
    "limit_too_high",
    "malformed_json",
    "body_too_large",
    "unsupported_media_type",
  ],
});

/** `DELETE /api/v1/pools/windows/{id}` */
export const deletePoolWindow = defineOperation({
  id: "deletePoolWindow",
  method: "delete",
  path: "/api/v1/pools/windows/{id}",
  tag: "Administration",
  summary: "Give a window up, or end it",
  description: "Administrators may end anybody's; teachers their own.",
  access: "teacher",
  params: z.object({ id: z.uuid() }),
  responses: { 204: { description: "It is gone.", headers: answerHeaders } },
  problems: [...changing, "not_found"],
});
