/** A moment as people read it, in UTC, the same on the server and in the browser: `2026-11-28 04:20 UTC`. */
export function when(iso: string): string {
  return `${iso.slice(0, 16).replace("T", " ")} UTC`;
}
