import { z } from "./zod";

/** Body of `POST /api/v1/format`. */
export const formatSchema = z
  .object({
    language: z.string().min(1).max(64).describe("Id or alias, see GET /api/v1/languages."),
    source: z.string().min(1, "There is no source; send the program's text."),
  })
  .strict()
  .meta({ id: "Format" });

/** See {@link formatSchema}. */
export type FormatRequest = z.infer<typeof formatSchema>;

/** Answer of `POST /api/v1/format`. */
export const formattedSchema = z
  .object({
    source: z.string().describe("Laid out; as it was sent when there is a complaint."),
    formatter: z.string().describe("Name of the program that did it."),
    complaint: z.string().optional().describe("Why it could not be laid out, in the formatter's words."),
  })
  .meta({ id: "Formatted" });

/** See {@link formattedSchema}. */
export type Formatted = z.infer<typeof formattedSchema>;
