/** Monaco measures characters outside the page's styles, so it is told the families themselves. */
export function codeFont(): string {
  const probe = document.createElement("span");
  probe.className = "font-mono";
  document.body.append(probe);
  const family = getComputedStyle(probe).fontFamily;
  probe.remove();
  return family;
}
