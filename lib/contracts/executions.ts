import { z } from "./zod";
import { artifactSchema, resultSchema, statusSchema } from "./events";
import { limitsSchema, requestedLimitsSchema } from "./limits";

/** A file that stands beside the program. */
export const inputFileSchema = z
  .object({
    path: z.string().min(1).max(255).describe("Relative, with / between folders."),
    content: z.string(),
    encoding: z.enum(["utf8", "base64"]).default("utf8"),
  })
  .strict()
  .meta({ id: "InputFile" });

/** Body of `POST /api/v1/executions` and of the socket message `execution:create`. */
export const createExecutionSchema = z
  .object({
    language: z.string().min(1).max(64).describe("Id or alias, see GET /api/v1/languages."),
    version: z.string().min(1).max(32).optional(),
    source: z.string().min(1, "There is no source; send the program's text.").optional(),
    files: z.array(inputFileSchema).max(200).optional().describe("Files beside the program, or the program itself."),
    entrypoint: z
      .string()
      .min(1)
      .max(255)
      .optional()
      .describe("Path of the file to run; default: the language's own name."),
    stdin: z.string().optional().describe("Given to the program at its start."),
    stdinEncoding: z.enum(["utf8", "base64"]).optional(),
    args: z.array(z.string().max(4096)).max(64).optional(),
    env: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/), z.string().max(8192)).optional(),
    tty: z.boolean().optional().describe("Give the program a terminal. Default false."),
    interactive: z.boolean().optional().describe("Leave standard input open for more. Default: the value of tty."),
    rows: z.int().min(1).max(1000).optional(),
    columns: z.int().min(1).max(1000).optional(),
    limits: requestedLimitsSchema.optional(),
    title: z.string().max(200).optional(),
  })
  .strict()
  .meta({ id: "CreateExecution" });

/** A parsed creation body. */
export type CreateExecution = z.infer<typeof createExecutionSchema>;

/** Output as text with the exact bytes beside it when they are not UTF-8. */
const outputSchema = z.string();

/** An execution as callers see it. */
export const executionSchema = z
  .object({
    id: z.uuid(),
    status: statusSchema,
    language: z.string(),
    version: z.string(),
    title: z.string().optional(),
    headline: z.string().optional().describe("First line of the program with something on it."),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().optional(),
    finishedAt: z.iso.datetime().optional(),
    /** Place in the queue while queued. */
    position: z.int().optional(),
    limits: limitsSchema,
    tty: z.boolean(),
    result: resultSchema.optional(),
    stdout: outputSchema.optional().describe("All of it so far; present with GET and with Prefer: wait."),
    stderr: outputSchema.optional(),
    compilerOutput: outputSchema.optional(),
    artifacts: z.array(artifactSchema),
    /** Sequence number of the last event. */
    lastSeq: z.int(),
    links: z.object({ self: z.string(), events: z.string() }),
  })
  .meta({ id: "Execution" });

/** See {@link executionSchema}. */
export type Execution = z.infer<typeof executionSchema>;

/** Answer of a creation. The tokens are given once, to callers without a cookie. */
export const createdExecutionSchema = executionSchema
  .extend({
    readToken: z.string().optional().describe("Bearer token that may read this execution."),
    controlToken: z.string().optional().describe("Bearer token that may read, feed and cancel this execution."),
  })
  .meta({ id: "CreatedExecution" });

/** See {@link createdExecutionSchema}. */
export type CreatedExecution = z.infer<typeof createdExecutionSchema>;

/** Body of `POST …/stdin`. */
export const stdinSchema = z
  .object({
    data: z
      .string()
      .max(1024 * 1024)
      .default(""),
    encoding: z.enum(["utf8", "base64"]).default("utf8"),
    end: z.boolean().default(false).describe("End standard input after these bytes."),
  })
  .strict()
  .meta({ id: "Stdin" });

/** A page of executions, newest first. */
export const executionPageSchema = z
  .object({ items: z.array(executionSchema), nextCursor: z.string().optional() })
  .meta({ id: "ExecutionPage" });

/** A language as callers see it. */
export const languageSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    fileName: z.string(),
    extensions: z.array(z.string()).describe("Endings of its files, with the dot."),
    monaco: z.string().describe("What Monaco, the editor, calls it."),
    versions: z.array(z.object({ id: z.string(), full: z.string(), default: z.boolean() })),
    compiled: z.boolean(),
    examples: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        source: z.string(),
        stdin: z.string().optional(),
        files: z.array(z.object({ path: z.string(), content: z.string() })),
      }),
    ),
    packages: z
      .array(z.object({ name: z.string(), version: z.string().optional() }))
      .describe("Installed here beside the standard library."),
    packageName: z.string().optional().describe("What Debian calls such a package, with * for its own name."),
    batteries: z
      .object({ modules: z.array(z.string()), available: z.boolean(), howToGet: z.string() })
      .optional()
      .describe("Packages people expect, where the language has a set of them."),
    formatter: z
      .object({ name: z.string(), available: z.boolean(), howToGet: z.string() })
      .optional()
      .describe("What lays out its source code."),
    checker: z
      .object({ name: z.string() })
      .optional()
      .describe("What checks a program without running it, where it is."),
    available: z.boolean(),
    howToGet: z.string().optional().describe("What to do where it is not available."),
    getCommand: z.string().optional().describe("The command for that, to be given on the server."),
  })
  .meta({ id: "Language" });
/** See {@link languageSchema}. */
export type LanguageInfo = z.infer<typeof languageSchema>;

/** Answer of `GET /api/v1/languages`. */
export const languagesSchema = z.object({ items: z.array(languageSchema) }).meta({ id: "Languages" });

/** Socket messages from the browser to the server; every one is answered by an acknowledgement. */
export const watchMessageSchema = z
  .object({ id: z.uuid(), after: z.int().min(0).default(0), token: z.string().optional() })
  .strict();
/** Input typed into a running program. */
export const stdinMessageSchema = stdinSchema.extend({ id: z.uuid(), token: z.string().optional() });
/** A stop, or an interrupt. */
export const controlMessageSchema = z.object({ id: z.uuid(), token: z.string().optional() }).strict();
/** A new size of the terminal. */
export const resizeMessageSchema = z
  .object({
    id: z.uuid(),
    rows: z.int().min(1).max(1000),
    columns: z.int().min(1).max(1000),
    token: z.string().optional(),
  })
  .strict();
