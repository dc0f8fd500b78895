import type { EditorSettings } from "@/lib/client/settings/settings";

const systemFont = 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace';

/** Monaco measures characters outside the page's styles, so it is told the families themselves. */
export function codeFont(font: EditorSettings["font"] = "podium"): string {
  if (font === "system") return systemFont;
  const probe = document.createElement("span");
  probe.className = "font-mono";
  document.body.append(probe);
  const family = getComputedStyle(probe).fontFamily;
  probe.remove();
  return family;
}
