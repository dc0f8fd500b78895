import { z } from "./zod";

/**
 * Every error a caller can meet: HTTP status, title for people. Codes are stable; adding one here is the only way to
 * answer with it, and the maps that use them must cover all of them to compile.
 */
export const problems = {
  invalid_request: { status: 400, title: "The request is not valid" },
  malformed_json: { status: 400, title: "The body is not JSON" },
  unknown_language: { status: 400, title: "This language is not known here" },
  invalid_file: { status: 400, title: "A file cannot be used" },
  limit_too_high: { status: 400, title: "A limit is above what is allowed here" },
  unauthenticated: { status: 401, title: "Who you are could not be checked" },
  wrong_credentials: { status: 401, title: "Wrong e-mail or password" },
  account_suspended: { status: 403, title: "This account is suspended" },
  sign_up_closed: { status: 403, title: "No new accounts here" },
  reset_expired: { status: 410, title: "This link does not work any more" },
  email_taken: { status: 409, title: "There is an account with this e-mail" },
  forbidden: { status: 403, title: "This is not allowed" },
  cross_site: { status: 403, title: "The request came from another site" },
  not_found: { status: 404, title: "There is nothing here" },
  method_not_allowed: { status: 405, title: "This method does not exist here" },
  not_running: { status: 409, title: "The execution is not running" },
  last_admin: { status: 409, title: "There must be an administrator" },
  not_over: { status: 409, title: "The execution is not over" },
  stdin_closed: { status: 409, title: "The program's input is closed" },
  stdin_full: { status: 409, title: "The program does not read its input" },
  revision_conflict: { status: 409, title: "It was changed elsewhere" },
  idempotency_conflict: { status: 422, title: "This idempotency key was used for another request" },
  body_too_large: { status: 413, title: "The request is too large" },
  unsupported_media_type: { status: 415, title: "The body must be JSON" },
  rate_limited: { status: 429, title: "Too many requests" },
  owner_queue_full: { status: 429, title: "Too many executions of yours are waiting" },
  quota_exceeded: { status: 429, title: "What you may use is used up" },
  too_many_shares: { status: 409, title: "You hold as many links as one may" },
  queue_full: { status: 503, title: "The queue is full" },
  engine_unavailable: { status: 503, title: "Nothing can run here now" },
  database_unavailable: { status: 503, title: "The database does not answer" },
  owner_unreachable: { status: 503, title: "The server that runs this does not answer" },
  shutting_down: { status: 503, title: "The server is shutting down" },
  formatter_missing: { status: 409, title: "There is no formatter here" },
  checker_missing: { status: 409, title: "There is no checker here" },
  internal: { status: 500, title: "The server failed" },
} as const satisfies Record<string, { status: number; title: string }>;

/** A stable error code. */
export type ProblemCode = keyof typeof problems;

/** A stable error code as text. */
export const problemCodeSchema = z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]);

/** RFC 9457 problem document, as every error answers. */
export const problemSchema = z
  .object({
    type: z.string().describe("Address of the code's description, relative to this server."),
    title: z.string(),
    status: z.int(),
    code: problemCodeSchema,
    detail: z.string().describe("What happened and what to do about it."),
    instance: z.string().optional(),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe("One entry a wrong field."),
    retryAfter: z.int().optional().describe("Seconds after which trying again makes sense."),
  })
  .meta({ id: "Problem" });

/** A parsed problem document. */
export type Problem = z.infer<typeof problemSchema>;

/** An expected failure that becomes a problem document. */
export class ProblemError extends Error {
  override name = "ProblemError";
  constructor(
    readonly code: ProblemCode,
    /** What happened and what to do, shown to the caller. */
    readonly detail: string,
    readonly extra: { errors?: { path: string; message: string }[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(`${code}: ${detail}`, { cause: extra.cause });
  }
}
