import { z } from "@/lib/contracts/zod";

/** Code a page hands to its frame. */
export const codeMessageSchema = z.object({
  podium: z.literal("code"),
  code: z.string().max(1024 * 1024),
  /** Whether the reader pressed Run on the page already. */
  run: z.boolean().default(false),
});

/** See {@link codeMessageSchema}. */
export type CodeMessage = z.infer<typeof codeMessageSchema>;

/** What a frame tells its page: that it listens, and how high it is. */
export type FrameMessage = { podium: "ready" } | { podium: "height"; height: number };
