import { outcomeSchema, statusSchema } from "./events";
import { executionSchema, inputFileSchema } from "./executions";
import { z } from "./zod";

/** Id of a share: 131 random bits, so that having it is the permission to read. */
export const shareIdSchema = z
  .string()
  .regex(/^[0-9A-Za-z]{22}$/)
  .describe("The share's id.");

/** Code as somebody shows it to others: what an editor needs to open it, and nothing of who wrote it. */
export const sharedDocumentSchema = z
  .object({
    language: z.string().min(1).max(64).describe("Id or alias, see GET /api/v1/languages."),
    version: z.string().min(1).max(32).optional(),
    files: z.array(inputFileSchema).min(1, "There is no file; send the program's text as one.").max(200),
    entrypoint: z.string().min(1).max(255).optional().describe("Path of the file to run; default: as for executions."),
    title: z.string().max(200).optional(),
    stdin: z.string().optional(),
    stdinEncoding: z.enum(["utf8", "base64"]).optional(),
    args: z.array(z.string().max(4096)).max(64).optional(),
  })
  .strict()
  .meta({ id: "SharedDocument" });

/** See {@link sharedDocumentSchema}. */
export type SharedDocument = z.infer<typeof sharedDocumentSchema>;

/** Bounds of a link's own time, in seconds. */
export const shareSeconds = { shortest: 1, longest: 365 * 24 * 60 * 60, withoutCookie: 30 * 24 * 60 * 60 } as const;

const expiresAt = z.iso
  .datetime()
  .optional()
  .describe("When the link ends by itself; absent: it stands until it is revoked.");

/** Body of `POST /api/v1/shares`: code as it stands, or an execution with the code it ran. */
export const createShareSchema = z
  .object({
    document: sharedDocumentSchema.optional().describe("A snapshot of code that need not have run."),
    executionId: z.uuid().optional().describe("An execution of yours, over or not; its code and output are shared."),
    expiresIn: z
      .int()
      .min(shareSeconds.shortest)
      .max(shareSeconds.longest)
      .optional()
      .describe(
        "Seconds after which the link ends by itself. Absent: it stands until it is revoked; made without an owner cookie it ends after 30 days.",
      ),
  })
  .strict()
  .refine((body) => (body.document === undefined) !== (body.executionId === undefined), {
    error: "Send either `document` or `executionId`.",
  })
  .meta({ id: "CreateShare" });

/** A parsed creation body. */
export type CreateShare = z.infer<typeof createShareSchema>;

/** Answer of a creation. */
export const createdShareSchema = z
  .object({
    id: shareIdSchema,
    url: z.string().describe("The page to give to others."),
    expiresAt,
    revokeToken: z
      .string()
      .optional()
      .describe("Bearer token that ends the share; given once, to callers without a cookie."),
  })
  .meta({ id: "CreatedShare" });

/** See {@link createdShareSchema}. */
export type CreatedShare = z.infer<typeof createdShareSchema>;

/** A share as everybody with its id sees it. */
export const shareSchema = z
  .object({
    id: shareIdSchema,
    url: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt,
    document: sharedDocumentSchema,
    execution: executionSchema.optional().describe("The shared execution while it is kept, without output."),
    readToken: z
      .string()
      .optional()
      .describe("Bearer token that may read this execution, also over the socket, until the share is revoked."),
    links: z.object({ self: z.string(), events: z.string().optional() }),
  })
  .meta({ id: "Share" });

/** See {@link shareSchema}. */
export type Share = z.infer<typeof shareSchema>;

/** A link in a list of one's own. */
export const shareSummarySchema = z
  .object({
    id: shareIdSchema,
    url: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt,
    language: z.string().optional(),
    title: z.string().optional(),
    headline: z.string().optional().describe("The first line of the program with something on it."),
    execution: z
      .object({ id: z.uuid(), status: statusSchema, outcome: outcomeSchema.optional() })
      .optional()
      .describe("The shared execution while it is kept; absent when only code is shared."),
  })
  .meta({ id: "ShareSummary" });
/** See {@link shareSummarySchema}. */
export type ShareSummary = z.infer<typeof shareSummarySchema>;

/** A page of one's own links, newest first. */
export const sharePageSchema = z
  .object({
    items: z.array(shareSummarySchema),
    nextCursor: z.string().optional(),
    total: z.int().describe("Links that stand, on all pages together."),
    most: z.int().describe("Links one may hold here."),
  })
  .meta({ id: "SharePage" });
/** See {@link sharePageSchema}. */
export type SharePage = z.infer<typeof sharePageSchema>;
