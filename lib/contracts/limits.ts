import { z } from "./zod";

const MIB = 1024 * 1024;

/**
 * The limits of an execution a caller may lower, with their units in the name. The largest values the schema accepts are
 * only what a number can sensibly be; what is allowed is configured.
 */
export const limitsSchema = z
  .object({
    wallMs: z.int().min(100).max(3_600_000).describe("Wall time in milliseconds; waiting for input does not count."),
    cpuMs: z.int().min(100).max(3_600_000).describe("CPU time of all processes together, in milliseconds."),
    memoryBytes: z
      .int()
      .min(16 * MIB)
      .max(1024 * 1024 * MIB)
      .describe("Memory of all processes and files in memory together."),
    cpuMillis: z.int().min(50).max(256_000).describe("CPU share, in thousandths of one CPU."),
    processes: z.int().min(1).max(32_768).describe("Processes and threads at one time."),
    outputBytes: z
      .int()
      .min(1)
      .max(1024 * MIB)
      .describe("Standard output and standard error together."),
    fileBytes: z
      .int()
      .min(0)
      .max(1024 * 1024 * MIB)
      .describe("Largest file the program may write."),
    openFiles: z.int().min(16).max(1_048_576).describe("Open files of one process."),
    artifactFiles: z.int().min(0).max(10_000).describe("Files given back after the run."),
    artifactBytes: z
      .int()
      .min(0)
      .max(1024 * MIB)
      .describe("Size of those files together."),
  })
  .meta({ id: "Limits" });

/** Limits in force for one execution. */
export type Limits = z.infer<typeof limitsSchema>;

/** Limits as a caller asks for them: each may be left out, and can only lower what is configured. */
export const requestedLimitsSchema = limitsSchema.partial().strict();

/** One row of the limits page. */
export const limitDescriptionSchema = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.enum(["ms", "bytes", "millicpu", "count"]),
  /** What enforces it on this host. */
  enforcedBy: z.string(),
  state: z.enum(["enforced", "weak", "absent"]),
});

/** Answer of `GET /api/v1/limits`. */
export const limitsResponseSchema = z
  .object({
    profile: z.string().describe("Name of the configured limit profile."),
    engine: z.string(),
    tier: z.enum(["full", "weak", "refused"]),
    summary: z.string().describe("The isolation tier in one sentence."),
    limits: limitsSchema,
    descriptions: z.array(limitDescriptionSchema),
    checks: z.array(
      z.object({
        id: z.string(),
        state: z.enum(["enforced", "weak", "absent"]),
        by: z.string(),
        remedy: z.string().optional(),
      }),
    ),
    request: z.object({
      sourceBytes: z.int(),
      files: z.int(),
      filesBytes: z.int(),
      stdinBytes: z.int(),
      bodyBytes: z.int(),
      queuedPerOwner: z.int(),
      runningPerOwner: z.int(),
    }),
  })
  .meta({ id: "LimitsResponse" });

/** Parsed answer of `GET /api/v1/limits`. */
export type LimitsResponse = z.infer<typeof limitsResponseSchema>;
