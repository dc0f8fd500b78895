import { checkedSchema, checkSchema } from "./checking";
import { defineOperation } from "./operation";
import { answerHeaders as json } from "./operation-parts";

/** `POST /api/v1/check` */
export const checkProgram = defineOperation({
  id: "checkProgram",
  method: "post",
  path: "/api/v1/check",
  tag: "Service",
  summary: "Check a program without running it",
  description:
    "By the language's own checker, such as tsc for TypeScript, in a sandbox that is made for it and destroyed. `checker` of GET /api/v1/languages says where there is one. A run never waits for it.",
  access: "caller",
  body: checkSchema,
  examples: {
    types: { summary: "A wrong type", value: { language: "typescript", source: 'const n: number = "six";\n' } },
  },
  responses: {
    200: { description: "What was found, by files and lines.", schema: checkedSchema, headers: json },
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
    "forbidden",
    "checker_missing",
    "rate_limited",
    "queue_full",
    "engine_unavailable",
  ],
});
