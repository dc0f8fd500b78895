import type { Copied } from "./copied";

/** HTML that shows a share as a runnable frame; the page's origin must be among the server's PODIUM_EMBED_ORIGINS. */
export function copyAsEmbed(url: string): Copied {
  const { origin, pathname } = new URL(url);
  const address = `${origin}${pathname.replace(/^\/s\//, "/embed/")}`;
  const text = `<iframe src="${address}" title="Runnable code" width="100%" height="420" loading="lazy" style="border: 0"></iframe>\n`;
  return { text };
}
