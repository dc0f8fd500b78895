import { embedScript } from "@/components/embed/embed-script";
import { services } from "@/lib/services";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** The script that makes code blocks of other sites' pages runnable; it knows the languages of this server. */
export function GET(): Response {
  const languages = services()
    .languages.list()
    .filter(({ available }) => available)
    .flatMap(({ id, aliases }) => [id, ...aliases]);
  return new Response(embedScript(languages), {
    headers: {
      "Content-Type": "text/javascript; charset=utf-8",
      "Cache-Control": "public, max-age=300",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
