import { executionEventSchema } from "../../contracts/events";
import { problemCodeSchema } from "../../contracts/errors";
import { z } from "../../contracts/zod";

/** What one server asks the owner of an execution to do. */
export const peerControlSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("cancel") }),
  z.object({ type: z.literal("interrupt") }),
  z.object({ type: z.literal("stdin"), data: z.base64(), end: z.boolean() }),
  z.object({ type: z.literal("resize"), rows: z.int(), columns: z.int() }),
]);

/** See {@link peerControlSchema}. */
export type PeerControl = z.infer<typeof peerControlSchema>;

/** A refusal, as the owner would have answered the caller. */
export const peerProblemSchema = z.object({ code: problemCodeSchema, detail: z.string() });

/** One line of an event stream: events in order, or the word that there are no more. */
export const peerLineSchema = z.union([z.literal("over"), z.array(executionEventSchema)]);

/** Longest body of a control message, in bytes: 1 MiB of input, as base64. */
export const CONTROL_BYTES = 2 * 1024 * 1024;
/** Longest line of an event stream, in characters; a read hands over far less. */
export const LINE_LENGTH = 8 * 1024 * 1024;
/** How often a silent stream says that it lives, and after how long a silent one is given up, in milliseconds. */
export const HEARTBEAT_MS = 5_000;
export const SILENCE_MS = 15_000;
