import { Prisma } from "../../prisma/generated/client";
import type { Database } from "../db/client";
import { withoutNul } from "../db/text";
import type { AcceptInput, AcceptResult } from "./repository";
import { retried } from "./storage-retry";

interface Row {
  decision: AcceptResult["decision"];
  execution_id: string | null;
  place: number | null;
  remaining: number | null;
  retry_after_ms: number | null;
  scope: "owner" | "address" | "runs" | "cpu" | "held" | null;
  held_ms: number | null;
}

/** One call of `podium_accept`, which holds the whole decision. */
export async function accept(query: Database["query"], input: AcceptInput): Promise<AcceptResult> {
  const { rate, bounds, idempotency } = input;
  const [row] = await retried(() =>
    query<Row>(Prisma.sql`
      SELECT * FROM podium_accept(
        ${input.id}::uuid, ${input.ownerId}::uuid, ${input.addressKey}, ${input.replicaId}, ${input.canStart},
        ${input.language}, ${input.version}, ${input.title === undefined ? null : withoutNul(input.title)}, ${input.tty},
        ${withoutNul(input.input)}, ${JSON.stringify(input.limits)}::jsonb,
        ${idempotency ? withoutNul(idempotency.key) : null}, ${idempotency?.hash ?? null},
        ${rate.owner.perMinute}::float8, ${rate.owner.burst}::float8, ${rate.address.perMinute}::float8, ${rate.address.burst}::float8,
        ${bounds.maxQueued}::int, ${bounds.maxQueuedPerOwner}::int, ${bounds.maxRunningPerOwner}::int, ${input.at}::timestamptz,
        ${input.headline === undefined ? null : withoutNul(input.headline)}, ${input.day?.runs ?? null}::int, ${input.day?.cpuMs ?? null}::bigint,
        ${input.ownerRunning ?? null}::int, ${input.hold.cpuMs}::int, ${input.hold.least}::int)`),
  );
  if (!row) throw new Error("podium_accept answered nothing.");
  return toResult(row);
}

function toResult(row: Row): AcceptResult {
  const remaining = row.remaining ?? 0;
  const cpuHeldMs = row.held_ms ?? undefined;
  switch (row.decision) {
    case "running":
      return { decision: "running", remaining, cpuHeldMs };
    case "queued":
      return { decision: "queued", position: row.place ?? 1, remaining, cpuHeldMs };
    case "replayed":
      return { decision: "replayed", id: row.execution_id ?? "" };
    case "rate_limited":
      return {
        decision: "rate_limited",
        scope: row.scope === "address" ? "address" : "owner",
        retryAfterMs: row.retry_after_ms ?? 0,
      };
    case "day_limited":
      return {
        decision: "day_limited",
        what: row.scope === "cpu" || row.scope === "held" ? row.scope : "runs",
        retryAfterMs: row.retry_after_ms ?? 0,
      };
    default:
      return { decision: row.decision };
  }
}
