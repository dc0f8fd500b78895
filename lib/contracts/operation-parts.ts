import { executionEventSchema } from "./events";
import { z } from "./zod";

/** Headers of every answer. */
export const answerHeaders = { "X-Request-Id": "Id of this request in the server's log." };

/** Where a reader of events goes on: what stands in the query. */
export const afterQuery = {
  after: z.coerce.number().int().min(0).optional().describe("Send only what comes after this sequence number."),
};

/** The same as a browser's EventSource says it by itself. */
export const afterHeaders = z.object({
  "Last-Event-ID": z
    .string()
    .regex(/^\d{1,15}$/, "Last-Event-ID is the number of the last event you have.")
    .optional()
    .describe("Like `after`; set by an EventSource that reconnects."),
});

/** Answers of an operation that sends an execution's events as they happen. */
export const eventAnswers = {
  200: {
    description: "The events; each `data` is an ExecutionEvent.",
    schema: executionEventSchema,
    mediaType: "text/event-stream",
    headers: answerHeaders,
  },
  204: {
    description: "The execution is over and there is nothing after that sequence number.",
    headers: answerHeaders,
  },
} as const;
