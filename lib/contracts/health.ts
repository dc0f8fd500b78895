import { z } from "./zod";

/** State of one part of the system. */
export const healthPartSchema = z.object({
  state: z.enum(["up", "degraded", "down"]),
  detail: z.string(),
});

/** Answer of `GET /api/v1/health`. */
export const healthReportSchema = z
  .object({
    state: z.enum(["up", "degraded", "down"]),
    version: z.string(),
    uptimeSeconds: z.number(),
    parts: z.object({
      database: healthPartSchema,
      engine: healthPartSchema,
      pool: healthPartSchema,
      queue: healthPartSchema,
    }),
    pools: z.array(
      z.object({
        key: z.string(),
        size: z.int(),
        ready: z.int(),
        starting: z.int(),
        inUse: z.int(),
        hits: z.int(),
        misses: z.int(),
      }),
    ),
    queue: z.object({ queued: z.int(), running: z.int() }),
  })
  .meta({ id: "Health" });

/** See {@link healthReportSchema}. */
export type HealthReport = z.infer<typeof healthReportSchema>;
