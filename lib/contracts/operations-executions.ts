import { outcomeSchema } from "./events";
import {
  createdExecutionSchema,
  createExecutionSchema,
  executionPageSchema,
  executionSchema,
  stdinSchema,
} from "./executions";
import { createExamples, executionExample } from "./examples";
import { defineOperation } from "./operation";
import { afterHeaders, afterQuery, answerHeaders as json, eventAnswers } from "./operation-parts";
import { z } from "./zod";

const id = z.uuid().describe("The execution's id.");
const token = z
  .string()
  .max(200)
  .optional()
  .describe("Read or control token, for those who cannot send `Authorization: Bearer`.");
const access = z.object({ token }).strict();
const one = z.object({ id });

const preferHeader = z
  .string()
  .max(200)
  .optional()
  .describe("`wait=N` waits up to N seconds (at most 60) for the end.");
const keyHeader = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, "An idempotency key is 1 to 255 visible ASCII characters.")
  .optional()
  .describe("Sending the same request again with the same key answers the first execution instead of making another.");

/** `POST /api/v1/executions` */
export const createExecution = defineOperation({
  id: "createExecution",
  method: "post",
  path: "/api/v1/executions",
  tag: "Executions",
  summary: "Run a program",
  description:
    "Accepts a program and answers at once with 202, or with `Prefer: wait=N` when it is over. A caller without an owner cookie gets a read and a control token with the answer; they are not shown again.",
  access: "caller",
  headers: z.object({ Prefer: preferHeader, "Idempotency-Key": keyHeader }),
  body: createExecutionSchema,
  examples: createExamples,
  responses: {
    200: {
      description: "It was over within the wait; standard output and standard error are included.",
      schema: createdExecutionSchema,
      example: executionExample,
      headers: { ...json, Location: "Address of the execution.", "Preference-Applied": "The wait that was granted." },
    },
    202: {
      description: "Accepted; it is queued or running.",
      schema: createdExecutionSchema,
      headers: {
        ...json,
        Location: "Address of the execution.",
        "RateLimit-Limit": "Executions you may start in one burst.",
        "RateLimit-Remaining": "How many of them are left now.",
        "RateLimit-Reset": "Seconds until there is one more.",
      },
    },
  },
  problems: [
    "invalid_request",
    "malformed_json",
    "body_too_large",
    "unsupported_media_type",
    "unknown_language",
    "invalid_file",
    "limit_too_high",
    "cross_site",
    "unauthenticated",
    "idempotency_conflict",
    "rate_limited",
    "quota_exceeded",
    "owner_queue_full",
    "queue_full",
    "engine_unavailable",
  ],
});

/** Filters of a list of executions. */
export const executionFilter = {
  language: z.string().max(64).optional().describe("Language id."),
  outcome: outcomeSchema.optional(),
  from: z.coerce.date().optional().describe("Created from then on."),
  to: z.coerce.date().optional().describe("Created before then."),
  text: z.string().trim().max(200).optional(),
};

/** `GET /api/v1/executions` */
export const listExecutions = defineOperation({
  id: "listExecutions",
  method: "get",
  path: "/api/v1/executions",
  tag: "Executions",
  summary: "List your executions, newest first",
  description:
    "A text is looked for in the title and the first line. One without three letters or digits in a row is looked for in so many executions at a time; a page with a `nextCursor` may then be empty.",
  access: "owner",
  query: z
    .object({
      cursor: z.string().min(1).max(400).optional().describe("`nextCursor` of the page before."),
      limit: z.coerce.number().int().min(1).max(100).default(20).describe("How many, 1 to 100."),
      ...executionFilter,
    })
    .strict(),
  responses: { 200: { description: "A page, without output.", schema: executionPageSchema, headers: json } },
  problems: ["invalid_request", "unauthenticated"],
});

/** `GET /api/v1/executions/{id}/input` */
export const readInput = defineOperation({
  id: "readInput",
  method: "get",
  path: "/api/v1/executions/{id}/input",
  tag: "Executions",
  summary: "Read what an execution was created with",
  access: "read",
  params: one,
  query: access,
  responses: { 200: { description: "The body that runs it again.", schema: createExecutionSchema, headers: json } },
  problems: ["invalid_request", "not_found"],
});

/** `DELETE /api/v1/executions/{id}` */
export const deleteExecution = defineOperation({
  id: "deleteExecution",
  method: "delete",
  path: "/api/v1/executions/{id}",
  tag: "Executions",
  summary: "Delete an execution that is over",
  access: "control",
  params: one,
  query: access,
  responses: { 204: { description: "Gone, with its output and files.", headers: json } },
  problems: ["invalid_request", "cross_site", "forbidden", "not_found", "not_over"],
});

/** `GET /api/v1/executions/{id}` */
export const getExecution = defineOperation({
  id: "getExecution",
  method: "get",
  path: "/api/v1/executions/{id}",
  tag: "Executions",
  summary: "Read an execution with its output so far",
  access: "read",
  params: one,
  query: access,
  responses: {
    200: {
      description: "The execution as it stands.",
      schema: executionSchema,
      example: executionExample,
      headers: json,
    },
  },
  problems: ["invalid_request", "not_found"],
});

/** `GET /api/v1/executions/{id}/events` */
export const readEvents = defineOperation({
  id: "readEvents",
  method: "get",
  path: "/api/v1/executions/{id}/events",
  tag: "Executions",
  summary: "Follow an execution as it happens",
  description:
    "Server-sent events: `id` is the sequence number, `event` the type, `data` an ExecutionEvent as JSON. A comment line comes every 15 s. After the last event comes `event: end` and the stream closes; whoever reconnects with the last sequence number is answered 204, which tells an EventSource not to connect again.",
  access: "read",
  params: one,
  query: z.object({ ...afterQuery, token }).strict(),
  headers: afterHeaders,
  responses: eventAnswers,
  problems: ["invalid_request", "not_found"],
});

/** `POST /api/v1/executions/{id}/stdin` */
export const writeStdin = defineOperation({
  id: "writeStdin",
  method: "post",
  path: "/api/v1/executions/{id}/stdin",
  tag: "Executions",
  summary: "Send input to a running program",
  access: "control",
  params: one,
  query: access,
  body: stdinSchema,
  examples: {
    line: { summary: "One line", value: { data: "Ada\n" } },
    end: { summary: "End of input", value: { end: true } },
  },
  responses: { 204: { description: "Taken.", headers: json } },
  problems: [
    "invalid_request",
    "malformed_json",
    "body_too_large",
    "unsupported_media_type",
    "cross_site",
    "forbidden",
    "not_found",
    "not_running",
    "stdin_closed",
    "stdin_full",
  ],
});

/** `POST /api/v1/executions/{id}/cancel` */
export const cancelExecution = defineOperation({
  id: "cancelExecution",
  method: "post",
  path: "/api/v1/executions/{id}/cancel",
  tag: "Executions",
  summary: "Stop an execution",
  description: "Kills every process of it. Calling it again, or after the end, changes nothing.",
  access: "control",
  params: one,
  query: access,
  responses: {
    200: {
      description: "The execution as it stands once the stop is under way.",
      schema: executionSchema,
      headers: json,
    },
  },
  problems: ["invalid_request", "cross_site", "forbidden", "not_found"],
});

/** `POST /api/v1/executions/{id}/interrupt` */
export const interruptExecution = defineOperation({
  id: "interruptExecution",
  method: "post",
  path: "/api/v1/executions/{id}/interrupt",
  tag: "Executions",
  summary: "Interrupt the program, as Ctrl+C does",
  access: "control",
  params: one,
  query: access,
  responses: { 204: { description: "SIGINT was sent.", headers: json } },
  problems: ["invalid_request", "cross_site", "forbidden", "not_found", "not_running"],
});

/** `GET /api/v1/executions/{id}/output/{stream}` */
export const readOutput = defineOperation({
  id: "readOutput",
  method: "get",
  path: "/api/v1/executions/{id}/output/{stream}",
  tag: "Executions",
  summary: "Download the exact bytes of a stream",
  access: "read",
  params: z.object({ id, stream: z.enum(["stdout", "stderr", "compiler"]) }),
  query: access,
  responses: {
    200: { description: "The bytes as the program wrote them.", mediaType: "application/octet-stream", headers: json },
  },
  problems: ["invalid_request", "not_found"],
});

/** `GET /api/v1/executions/{id}/artifacts/{path}` */
export const readArtifact = defineOperation({
  id: "readArtifact",
  method: "get",
  path: "/api/v1/executions/{id}/artifacts/{path}",
  tag: "Executions",
  summary: "Download a file the program left",
  description:
    "`path` may have several segments. HTML and SVG come in a sandbox of their own; what is not known to be harmless comes as a download.",
  access: "read",
  params: z.object({ id, path: z.string().min(1).max(4096) }),
  query: access,
  responses: { 200: { description: "The file.", mediaType: "application/octet-stream", headers: json } },
  problems: ["invalid_request", "not_found"],
});
