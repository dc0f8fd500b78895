import { apiKeysSchema, createdKeySchema, createKeySchema } from "./keys";
import { defineOperation } from "./operation";
import { answerHeaders } from "./operation-parts";
import { z } from "./zod";

/** `GET /api/v1/account/keys` */
export const listKeys = defineOperation({
  id: "listKeys",
  method: "get",
  path: "/api/v1/account/keys",
  tag: "Account",
  summary: "Your API keys",
  access: "user",
  responses: { 200: { description: "All of them, newest first.", schema: apiKeysSchema, headers: answerHeaders } },
  problems: ["unauthenticated"],
});

/** `POST /api/v1/account/keys` */
export const createKey = defineOperation({
  id: "createKey",
  method: "post",
  path: "/api/v1/account/keys",
  tag: "Account",
  summary: "Make an API key",
  description: "Send it as `Authorization: Bearer …`. It acts for you within its scopes, under a rate of its own.",
  access: "user",
  body: createKeySchema,
  examples: {
    ci: { summary: "For a build", value: { name: "CI", scopes: ["read", "run"], perMinute: 120, expiresInDays: 90 } },
  },
  responses: {
    201: { description: "Made; `secret` is not shown again.", schema: createdKeySchema, headers: answerHeaders },
  },
  problems: [
    "invalid_request",
    "malformed_json",
    "body_too_large",
    "unsupported_media_type",
    "cross_site",
    "unauthenticated",
    "forbidden",
  ],
});

/** `DELETE /api/v1/account/keys/{id}` */
export const revokeKey = defineOperation({
  id: "revokeKey",
  method: "delete",
  path: "/api/v1/account/keys/{id}",
  tag: "Account",
  summary: "Revoke an API key",
  access: "user",
  params: z.object({ id: z.uuid() }),
  responses: { 204: { description: "The next request with it is refused.", headers: answerHeaders } },
  problems: ["unauthenticated", "cross_site", "not_found", "forbidden"],
});

/** `GET /api/v1/account/export` */
export const exportAccount = defineOperation({
  id: "exportAccount",
  method: "get",
  path: "/api/v1/account/export",
  tag: "Account",
  summary: "Everything you have here, as one archive",
  access: "user",
  responses: {
    200: { description: "A ZIP archive.", mediaType: "application/zip", schema: z.string(), headers: answerHeaders },
  },
  problems: ["unauthenticated", "forbidden"],
});
