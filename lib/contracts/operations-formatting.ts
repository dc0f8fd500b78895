import { formatSchema, formattedSchema } from "./formatting";
import { defineOperation } from "./operation";
import { answerHeaders as json } from "./operation-parts";

/** `POST /api/v1/format` */
export const formatSource = defineOperation({
  id: "formatSource",
  method: "post",
  path: "/api/v1/format",
  tag: "Service",
  summary: "Lay out source code",
  description:
    "By the language's own formatter, in a sandbox that is made for it and destroyed. `formatter` of GET /api/v1/languages says where there is one.",
  access: "caller",
  body: formatSchema,
  examples: { bash: { summary: "A line of Bash", value: { language: "bash", source: "if true;then echo yes;fi\n" } } },
  responses: {
    200: {
      description: "The same program, laid out as far as it can be read.",
      schema: formattedSchema,
      headers: json,
    },
  },
  problems: [
    "invalid_request",
    "malformed_json",
    "body_too_large",
    "unsupported_media_type",
    "unknown_language",
    "cross_site",
    "unauthenticated",
    "forbidden",
    "formatter_missing",
    "rate_limited",
    "queue_full",
    "engine_unavailable",
  ],
});
