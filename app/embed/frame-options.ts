import { z } from "@/lib/contracts/zod";
import { services } from "@/lib/services";

/** Query of every embedded page. */
export type EmbedQuery = Promise<Readonly<Record<string, string | string[] | undefined>>>;

const querySchema = z.object({
  language: z.string().max(64).optional().catch(undefined),
  theme: z.enum(["light", "dark"]).optional().catch(undefined),
  host: z.string().max(300).optional().catch(undefined),
});

/** What the query asks for; a host that is not allowed counts as none. */
export async function frameOptions(query: EmbedQuery) {
  const { language, theme, host } = querySchema.parse(await query);
  const allowed = services().config.embedOrigins;
  return { language, theme, host: host !== undefined && allowed.includes(host) ? host : undefined };
}

/** Whether any page may show frames of this server. */
export function embeddingIsOn(): boolean {
  return services().config.embedOrigins.length > 0;
}
