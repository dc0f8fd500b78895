import type { ProblemCode } from "./errors";
import type { z } from "./zod";

/**
 * Who may call: `public` anyone, without being identified; `caller` anyone, counted under their owner or address;
 * `owner` only with an owner cookie; `user` only signed in; `teacher` only as a teacher or an administrator; `admin` only as an administrator; `read` and `control` the execution's owner or the holder of such a token;
 * `metrics` the holder of the configured token.
 */
export type OperationAccess =
  | "public"
  | "caller"
  | "owner"
  | "user"
  | "teacher"
  | "admin"
  | "read"
  | "control"
  | "metrics";

/** Groups of operations, in the order the documentation shows them. */
export const operationTags = {
  Executions: "Run programs and follow them.",
  Shares: "Links to programs and their output.",
  Scripts: "Code you keep, with its earlier states.",
  Account: "Sign in, and what belongs to you.",
  Administration: "Limits, people and what runs.",
  Service: "What this Podium offers and how it is.",
} as const;

/** Name of a group of operations. */
export type OperationTag = keyof typeof operationTags;

/** One answer of an operation. */
export interface OperationResponse {
  description: string;
  schema?: z.ZodType;
  /** Media type of a body; `application/json` when there is a schema and nothing is said. */
  mediaType?: string;
  example?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** One REST operation as data: routes check requests with it and the OpenAPI document is made of it. */
export interface Operation {
  id: string;
  method: "get" | "post" | "put" | "patch" | "delete";
  /** OpenAPI style: `/api/v1/executions/{id}`. */
  path: string;
  tag: OperationTag;
  summary: string;
  description?: string;
  access: OperationAccess;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** Request headers by their usual spelling. */
  headers?: z.ZodObject;
  /** Schema of a JSON body; an operation without one reads no body. */
  body?: z.ZodType;
  /** Named request bodies that work as they stand. */
  examples?: Readonly<Record<string, { summary: string; value: unknown }>>;
  responses: Readonly<Record<number, OperationResponse>>;
  /** Problems this operation answers besides those every operation can. */
  problems: readonly ProblemCode[];
}

/** Keeps the exact types of the schemas, so that a handler's parameters are typed by its operation. */
export function defineOperation<const O extends Operation>(operation: O): O {
  return operation;
}

/** What a schema parses to; an empty object for an operation without one. */
export type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;

/** Problems any operation can answer. */
export const commonProblems = [
  "internal",
  "shutting_down",
  "database_unavailable",
] as const satisfies readonly ProblemCode[];
