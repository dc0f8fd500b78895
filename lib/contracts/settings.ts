import { codeFonts, fontSizes, keymaps, languageChoice, tabSizes, themes } from "./setting-choices";
import { z } from "./zod";

// One literal of several values would be written as its first one in the OpenAPI document.
const oneOf = <Value extends number>(values: readonly Value[]) => z.union(values.map((value) => z.literal(value)));

/** What an account keeps of somebody's wishes: what they chose, wherever that was. */
export const accountSettingsSchema = z
  .object({
    theme: z.enum(themes),
    fontSize: oneOf(fontSizes).describe("Of code, in pixels."),
    font: z.enum(codeFonts),
    tabSize: oneOf(tabSizes),
    keymap: z.enum(keymaps),
    minimap: z.boolean(),
    wrap: z.boolean(),
    language: z
      .string()
      .regex(languageChoice, "This is no language's id.")
      .describe("Of a new draft; empty: the first."),
  })
  .partial()
  .strict()
  .meta({ id: "Settings" });
/** See {@link accountSettingsSchema}. */
export type AccountSettings = z.infer<typeof accountSettingsSchema>;
