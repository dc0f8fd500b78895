import { shareIdSchema } from "./shares";
import { z } from "./zod";

/** Why a shared page should not be there. */
export const reportReasons = {
  malware: "It attacks or deceives its readers",
  personal: "It shows personal data",
  abuse: "It insults or threatens somebody",
  rights: "It copies what it may not",
  other: "Something else",
} as const;

/** Name of a reason. */
export type ReportReason = keyof typeof reportReasons;
const reason = z.enum(Object.keys(reportReasons) as [ReportReason, ...ReportReason[]]);

/** Body of `POST /api/v1/shares/{id}/report`. */
export const reportShareSchema = z
  .object({ reason, detail: z.string().trim().max(1000, "Say it in 1000 characters.").default("") })
  .strict()
  .meta({ id: "ReportShare" });
/** A parsed report. */
export type ReportShare = z.infer<typeof reportShareSchema>;

/** A shared page that was reported. */
export const reportedShareSchema = z
  .object({
    shareId: shareIdSchema,
    title: z.string(),
    language: z.string(),
    excerpt: z.string().describe("Beginning of its first file."),
    owner: z.string().describe("E-mail, or a short name of a browser without an account."),
    sharedAt: z.iso.datetime(),
    takenDownAt: z.iso.datetime().optional(),
    takenDownBy: z.string().optional(),
    open: z.int().describe("Reports nobody has decided about."),
    reports: z.array(
      z.object({
        id: z.uuid(),
        reason: z.string(),
        detail: z.string(),
        createdAt: z.iso.datetime(),
        open: z.boolean(),
      }),
    ),
  })
  .meta({ id: "ReportedShare" });
/** See {@link reportedShareSchema}. */
export type ReportedShare = z.infer<typeof reportedShareSchema>;

/** Shared pages that were reported, those to decide about first. */
export const reportedSharesSchema = z
  .object({ items: z.array(reportedShareSchema), open: z.int() })
  .meta({ id: "ReportedShares" });

/** Body of `POST /api/v1/admin/shares/{id}/decision`. */
export const decideShareSchema = z
  .object({ decision: z.enum(["taken_down", "kept"]).describe("Kept also puts back what was taken down.") })
  .strict()
  .meta({ id: "DecideShare" });
/** A parsed decision. */
export type DecideShare = z.infer<typeof decideShareSchema>;
