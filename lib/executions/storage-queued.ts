import { Prisma } from "../../prisma/generated/client";
import type { Database } from "../db/client";
import type { ExecutionRepository, KeptInput, WaitingInput } from "./repository";
import { eventArguments } from "./storage-events";
import { retried } from "./storage-retry";

/** A message as {@link waitingInputColumn} gives it. */
export interface WaitingRow {
  data: string;
  ends: boolean;
  rows: number | null;
  columns: number | null;
}

/** What came for an execution while it waited; the alias of the execution must be `e`. */
export const waitingInputColumn = Prisma.sql`(
  SELECT json_agg(json_build_object('data', encode(i.data, 'base64'), 'ends', i.ends, 'rows', i.rows, 'columns', i.columns) ORDER BY i.place)
  FROM execution_inputs i WHERE i.execution_id = e.id) AS waiting`;

/** The message of a row. */
export function toWaitingInput({ data, ends, rows, columns }: WaitingRow): WaitingInput {
  if (rows !== null && columns !== null) return { type: "resize", rows, columns };
  return { type: "stdin", data: Buffer.from(data, "base64"), end: ends };
}

/** One call of `podium_append_queued`. */
export async function appendQueued(
  query: Database["query"],
  event: Parameters<ExecutionRepository["appendQueued"]>[0],
): Promise<boolean> {
  const [row] = await retried(() =>
    query<{ stored: boolean }>(
      Prisma.sql`SELECT podium_append_queued(${event.executionId}::uuid, ${eventArguments([event])}) AS stored`,
    ),
  );
  return row?.stored ?? false;
}

/** One call of `podium_keep_input`. */
export async function keepInput(
  query: Database["query"],
  { id, message, closes, maxBytes }: Parameters<ExecutionRepository["keepInput"]>[0],
): Promise<KeptInput> {
  const data = message.type === "stdin" ? Buffer.from(message.data) : Buffer.alloc(0);
  const ends = message.type === "stdin" && message.end;
  const size = message.type === "resize" ? message : { rows: null, columns: null };
  const [row] = await retried(() =>
    query<{ kept: KeptInput }>(Prisma.sql`
      SELECT podium_keep_input(${id}::uuid, ${data}::bytea, ${ends}, ${size.rows}::int, ${size.columns}::int, ${closes},
        ${maxBytes}::int) AS kept`),
  );
  return row?.kept ?? "elsewhere";
}
