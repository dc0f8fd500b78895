import { sharedDocumentSchema } from "./shares";
import { z } from "./zod";

const title = z.string().trim().min(1, "A script needs a name.").max(200, "A name has 200 characters at most.");
const folder = z.string().trim().max(100, "A folder's name has 100 characters at most.");

/** Tags of one script, and characters of a tag. */
export const tagBounds = { count: 20, characters: 40 } as const;

/** One tag. */
export const tagSchema = z
  .string()
  .trim()
  .min(1, "A tag needs a name.")
  .max(tagBounds.characters, `A tag has ${tagBounds.characters} characters at most.`)
  .regex(/^[^,\p{Cc}]+$/u, "A tag holds no comma and no line break.");
const tags = z.array(tagSchema).max(tagBounds.count, `A script has ${tagBounds.count} tags at most.`);

/** Id of a script. */
export const scriptIdSchema = z.uuid().describe("The script's id.");

/** Name of the file beside a script's own in an archive. */
export const manifestName = "podium.json";

/** What an archive says of a script beside its files. */
export const scriptManifestSchema = sharedDocumentSchema
  .omit({ files: true, title: true })
  .extend({ title, folder: folder.default(""), tags: tags.default([]) });
/** See {@link scriptManifestSchema}. */
export type ScriptManifest = z.infer<typeof scriptManifestSchema>;

/** A saved script, without its code. */
export const scriptSummarySchema = z
  .object({
    id: scriptIdSchema,
    title: z.string(),
    folder: z.string().describe("Empty: in none."),
    tags: z.array(z.string()),
    language: z.string(),
    revision: z.int().describe("Counts its changes, from 1."),
    size: z.int().describe("Of its files, in bytes."),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    deletedAt: z.iso.datetime().optional().describe("In the bin since then."),
  })
  .meta({ id: "ScriptSummary" });
/** See {@link scriptSummarySchema}. */
export type ScriptSummary = z.infer<typeof scriptSummarySchema>;

/** A saved script. */
export const scriptSchema = scriptSummarySchema.extend({ document: sharedDocumentSchema }).meta({ id: "Script" });
/** See {@link scriptSchema}. */
export type Script = z.infer<typeof scriptSchema>;

/** Body of `POST /api/v1/scripts`. */
export const createScriptSchema = z
  .object({
    title: title.optional().describe("Default: the document's own title."),
    folder: folder.optional(),
    tags: tags.optional(),
    document: sharedDocumentSchema,
  })
  .strict()
  .meta({ id: "CreateScript" });
/** A parsed creation body. */
export type CreateScript = z.infer<typeof createScriptSchema>;

/** Body of `PATCH /api/v1/scripts/{id}`: what is left out stays. */
export const changeScriptSchema = z
  .object({
    title: title.optional(),
    folder: folder.optional(),
    tags: tags.optional().describe("All of them, in place of those there are."),
    document: sharedDocumentSchema.optional(),
    revision: z.int().min(1).optional().describe("The revision you changed; refused when there is a newer one."),
  })
  .strict()
  .meta({ id: "ChangeScript" });
/** A parsed change. */
export type ChangeScript = z.infer<typeof changeScriptSchema>;

/** Filters of a list. */
export const listScriptsSchema = z
  .object({
    cursor: z.string().min(1).max(400).optional().describe("`nextCursor` of the page before."),
    limit: z.coerce.number().int().min(1).max(100).default(50).describe("How many, 1 to 100."),
    text: z.string().trim().max(200).optional().describe("In the name."),
    folder: folder.optional(),
    tag: tagSchema.optional(),
    bin: z.enum(["true", "false"]).optional().describe("What was deleted and can be brought back."),
  })
  .strict();

/** A page of scripts, last changed first. */
export const scriptPageSchema = z
  .object({
    items: z.array(scriptSummarySchema),
    nextCursor: z.string().optional(),
    folders: z.array(z.string()),
    tags: z.array(z.string()).describe("Those that are used most, by name."),
  })
  .meta({ id: "ScriptPage" });
/** See {@link scriptPageSchema}. */
export type ScriptPage = z.infer<typeof scriptPageSchema>;

/** Earlier states of a script, newest first. */
export const revisionsSchema = z
  .object({ items: z.array(z.object({ revision: z.int(), title: z.string(), createdAt: z.iso.datetime() })) })
  .meta({ id: "ScriptRevisions" });

/** One earlier state. */
export const revisionSchema = z
  .object({ revision: z.int(), title: z.string(), createdAt: z.iso.datetime(), document: sharedDocumentSchema })
  .meta({ id: "ScriptRevision" });
/** See {@link revisionSchema}. */
export type Revision = z.infer<typeof revisionSchema>;
