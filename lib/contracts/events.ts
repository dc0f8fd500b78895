import { z } from "./zod";

/** Where an execution stands. The last three are terminal. */
export const statusSchema = z.enum(["queued", "running", "completed", "failed", "cancelled"]).meta({ id: "Status" });
/** See {@link statusSchema}. */
export type Status = z.infer<typeof statusSchema>;

/** Why a finished execution ended. */
export const outcomeSchema = z
  .enum([
    "ok",
    "nonzero_exit",
    "signal",
    "compile_error",
    "timeout",
    "out_of_memory",
    "output_limit",
    "cancelled",
    "interrupted",
    "engine_error",
  ])
  .meta({ id: "Outcome" });
/** See {@link outcomeSchema}. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** Resources a finished execution used. */
export const usageSchema = z
  .object({
    wallMs: z.number().describe("From start to end, the waits for input left out."),
    waitedMs: z.number().describe("Time spent waiting for input."),
    cpuMs: z.number(),
    memoryBytes: z.number().describe("Peak."),
    stdoutBytes: z.int(),
    stderrBytes: z.int(),
    droppedBytes: z.int().describe("Output beyond the limit, thrown away."),
    compileMs: z.number().optional().describe("Wall time of the compiler; absent when nothing was compiled."),
    compileCpuMs: z.number().optional().describe("CPU time of the compiler, beside `cpuMs`."),
    compileCached: z.boolean().optional(),
  })
  .meta({ id: "Usage" });
/** See {@link usageSchema}. */
export type Usage = z.infer<typeof usageSchema>;

/** How an execution ended. */
export const resultSchema = z
  .object({
    outcome: outcomeSchema,
    exitCode: z.int().optional(),
    signal: z.string().optional().describe("Such as SIGSEGV."),
    /** Which limit ended it, for `timeout`: wall, CPU or the total with waits. */
    limit: z.enum(["wallMs", "cpuMs", "totalMs", "memoryBytes", "outputBytes"]).optional(),
    message: z.string().optional().describe("More words, for people."),
    usage: usageSchema.optional(),
  })
  .meta({ id: "Result" });
/** See {@link resultSchema}. */
export type Result = z.infer<typeof resultSchema>;

/** A file the program left in its work folder. */
export const artifactSchema = z
  .object({
    path: z.string().describe("Relative to the work folder."),
    size: z.int(),
    mediaType: z.string(),
    url: z.string(),
  })
  .meta({ id: "Artifact" });
/** See {@link artifactSchema}. */
export type Artifact = z.infer<typeof artifactSchema>;

const envelope = {
  executionId: z.uuid(),
  /** 1, 2, 3 … in one execution; never repeats. */
  seq: z.int().positive(),
  /** Server's clock, milliseconds since 1970. */
  at: z.number(),
};

const bytes = {
  text: z.string().describe("UTF-8 text; a character split over two chunks is whole; invalid bytes are U+FFFD."),
  base64: z.string().optional().describe("The exact bytes, present only when they are not valid UTF-8."),
};

/** Everything that happens in an execution, as server-sent events, socket messages and rows carry it. */
export const executionEventSchema = z
  .discriminatedUnion("type", [
    z.object({
      ...envelope,
      type: z.literal("status"),
      status: statusSchema,
      /** Place in the queue, 1 is next. */
      position: z.int().optional(),
      phase: z.enum(["preparing", "compiling", "running"]).optional(),
      /** Whether a waiting sandbox was used. */
      warm: z.boolean().optional(),
    }),
    z.object({ ...envelope, type: z.literal("stdout"), ...bytes }),
    z.object({ ...envelope, type: z.literal("stderr"), ...bytes }),
    z.object({ ...envelope, type: z.literal("compiler"), ...bytes }),
    z.object({ ...envelope, type: z.literal("echo"), ...bytes }),
    z.object({ ...envelope, type: z.literal("waiting"), waiting: z.boolean() }),
    z.object({ ...envelope, type: z.literal("artifact"), artifact: artifactSchema }),
    z.object({
      ...envelope,
      type: z.literal("gap"),
      /** Why something may be missing here. */
      reason: z.string(),
    }),
    z.object({ ...envelope, type: z.literal("exit"), status: statusSchema, result: resultSchema }),
  ])
  .meta({ id: "ExecutionEvent" });

/** See {@link executionEventSchema}. */
export type ExecutionEvent = z.infer<typeof executionEventSchema>;
/** The kinds of event. */
export type ExecutionEventType = ExecutionEvent["type"];

/** Whether an execution in this status is over. */
export function isTerminal(status: Status): boolean {
  return status === "completed" || status === "failed" || status === "cancelled";
}
