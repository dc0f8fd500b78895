import { problemSchema } from "./errors";
import { executionEventSchema } from "./events";
import { createdExecutionSchema, createExecutionSchema, executionSchema } from "./executions";
import { controlMessageSchema, resizeMessageSchema, stdinMessageSchema, watchMessageSchema } from "./executions";
import { z } from "./zod";

/** Second argument of `execution:create`; the first is the body of `POST /api/v1/executions`. */
export const createOptionsSchema = z
  .object({
    idempotencyKey: z
      .string()
      .regex(/^[\x21-\x7e]{1,255}$/, "An idempotency key is 1 to 255 visible ASCII characters.")
      .optional(),
    /** Watch the new execution from its first event; the answer comes before the first batch. */
    watch: z.boolean().optional(),
  })
  .strict();

const done = z.object({ ok: z.literal(true) });

/** Messages a client sends: what they carry and what a successful acknowledgement holds. */
export const clientMessages = {
  /** Asks for a sign of life: sooner than heartbeats, a page that slept knows whether its line is still there. */
  "connection:check": { payload: z.object({}).strict(), answer: done },
  /** Asks to be told of the caller's own executions with `history:changed`, until the connection ends. */
  "history:watch": { payload: z.object({}).strict(), answer: done },
  "execution:create": { payload: createExecutionSchema, answer: done.extend({ execution: createdExecutionSchema }) },
  "execution:watch": { payload: watchMessageSchema, answer: done },
  "execution:unwatch": { payload: controlMessageSchema, answer: done },
  "execution:stdin": { payload: stdinMessageSchema, answer: done },
  "execution:cancel": { payload: controlMessageSchema, answer: done.extend({ execution: executionSchema }) },
  "execution:interrupt": { payload: controlMessageSchema, answer: done },
  "execution:resize": { payload: resizeMessageSchema, answer: done },
} as const;

/** Name of a message a client sends. */
export type ClientMessage = keyof typeof clientMessages;

/** An acknowledgement that says why not. */
export const refusedSchema = z.object({ ok: z.literal(false), problem: problemSchema });

/**
 * `execution:events`: events of a watched execution in order. The client acknowledges each batch without arguments; the
 * server sends on only while few are unacknowledged.
 */
export const eventsMessageSchema = z.object({ id: z.uuid(), events: z.array(executionEventSchema) });

/** `execution:end`: the watch is over and everything was sent; with a problem when it broke off. */
export const endMessageSchema = z.object({ id: z.uuid(), problem: problemSchema.optional() });

/**
 * `history:changed`: an execution of the caller's own began, started, ended or went; the list has it as it is now. Without
 * an id, one may have: messages of another server were lost.
 */
export const historyMessageSchema = z.object({ id: z.uuid().optional() });
