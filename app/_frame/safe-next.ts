/** Where to go after signing in: only an address of this site, whatever the link said. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) return "/";
  const url = new URL(next, "http://podium.invalid");
  return url.host === "podium.invalid" ? `${url.pathname}${url.search}` : "/";
}
