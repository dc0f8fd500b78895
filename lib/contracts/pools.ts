import { z } from "./zod";

/** Times of one step of making a sandbox, over the last few hundred. */
const timingSchema = z.object({ count: z.int().describe("Since the start."), p50Ms: z.number(), p99Ms: z.number() });

/** One pool of waiting sandboxes, as the server that answers holds it. */
export const poolSchema = z
  .object({
    key: z.string().describe("Language and version."),
    size: z.int().describe("How many this server keeps ready now."),
    ready: z.int(),
    starting: z.int(),
    inUse: z.int(),
    hits: z.int().describe("Sandboxes handed over that were ready."),
    misses: z.int().describe("Those somebody had to wait for."),
    timings: z
      .object({
        start: timingSchema.optional().describe("Until it could run something."),
        claim: timingSchema.optional().describe("Taking a waiting pod, on a cluster."),
        attach: timingSchema.optional().describe("Opening its stream, on a cluster."),
      })
      .describe("Only what has happened since the start."),
  })
  .meta({ id: "Pool" });

/** A stretch of time with more sandboxes kept ready. */
export const poolWindowSchema = z
  .object({
    id: z.uuid(),
    language: z.string(),
    size: z.string().optional().describe("A size class; absent: the standard one."),
    count: z.int().describe("Kept ready beside the configured ones, by all servers together."),
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    by: z.string().describe("E-mail of who reserved it."),
  })
  .meta({ id: "PoolWindow" });
/** See {@link poolWindowSchema}. */
export type PoolWindow = z.infer<typeof poolWindowSchema>;

/** Answer of `GET /api/v1/pools`. */
export const poolsSchema = z
  .object({ engine: z.string(), items: z.array(poolSchema), windows: z.array(poolWindowSchema) })
  .meta({ id: "Pools" });
/** See {@link poolsSchema}. */
export type PoolReport = z.infer<typeof poolsSchema>;

/** Answer of `GET /api/v1/pools/windows`. */
export const poolWindowsSchema = z
  .object({
    items: z.array(poolWindowSchema),
    most: z.int().describe("Of one language at one time, all windows together."),
    sizes: z
      .array(z.object({ name: z.string(), memoryBytes: z.int(), cpuMillis: z.int() }))
      .describe("Size classes there are beside the standard one."),
  })
  .meta({ id: "PoolWindows" });
/** See {@link poolWindowsSchema}. */
export type PoolWindows = z.infer<typeof poolWindowsSchema>;

/** Longest window, and how far ahead one may be, in milliseconds. */
export const windowBounds = { longestMs: 24 * 3_600_000, aheadMs: 365 * 24 * 3_600_000 } as const;

/** Body of `POST /api/v1/pools/windows`. */
export const createPoolWindowSchema = z
  .object({
    language: z.string().trim().min(1).max(64).describe("Id or alias."),
    size: z.string().min(1).max(16).optional().describe("Name of a size class; absent: the standard one."),
    count: z.int("Type a whole number.").min(1, "Reserve at least one.").max(1_000, "Reserve 1000 at most."),
    start: z.iso.datetime({ offset: true }),
    end: z.iso.datetime({ offset: true }),
  })
  .strict()
  .refine(({ start, end }) => Date.parse(end) > Date.parse(start), {
    path: ["end"],
    message: "It must be after the start.",
  })
  .refine(({ start, end }) => Date.parse(end) - Date.parse(start) <= windowBounds.longestMs, {
    path: ["end"],
    message: "A window is 24 hours long at most.",
  })
  .meta({ id: "CreatePoolWindow" });
/** See {@link createPoolWindowSchema}. */
export type CreatePoolWindow = z.infer<typeof createPoolWindowSchema>;
