import { type ExecutionEvent, type ExecutionEventType, executionEventSchema } from "../contracts/events";
import type { StoredEvent } from "./repository";
import { presentBytes } from "./text";

/** An event without what {@link LiveExecution} adds; output carries bytes, which the wire shape is made from. */
export type EventBody = {
  [Type in ExecutionEventType]: Type extends "stdout" | "stderr" | "compiler" | "echo"
    ? { type: Type; data: Buffer }
    : Omit<Extract<ExecutionEvent, { type: Type }>, "executionId" | "seq" | "at">;
}[ExecutionEventType];

type OutputBody = Extract<EventBody, { data: Buffer }>;

function isOutput(body: EventBody): body is OutputBody {
  return "data" in body;
}

/** The wire shape of an event. */
export function toEvent(executionId: string, seq: number, at: number, body: EventBody): ExecutionEvent {
  if (isOutput(body)) return { executionId, seq, at, type: body.type, ...presentBytes(body.data) };
  return { executionId, seq, at, ...body };
}

/** The row of an event. */
export function toStoredEvent(executionId: string, seq: number, at: number, body: EventBody): StoredEvent {
  if (isOutput(body)) return { executionId, seq, at: new Date(at), type: body.type, data: body.data, body: null };
  const { type, ...rest } = body;
  return { executionId, seq, at: new Date(at), type, data: null, body: JSON.stringify(rest) };
}

/** The wire shape of a row. @throws ZodError when the row is not one that this version wrote. */
export function fromStoredEvent(row: StoredEvent): ExecutionEvent {
  const envelope = { executionId: row.executionId, seq: row.seq, at: row.at.getTime(), type: row.type };
  if (row.data) return executionEventSchema.parse({ ...envelope, ...presentBytes(row.data) });
  return executionEventSchema.parse({ ...envelope, ...(JSON.parse(row.body ?? "{}") as object) });
}
