/**
 * A moment for people, "28 Nov 2026, 12:00", in their own time zone.
 * @param iso date and time. @param zone for pages made by a server, which does not know the reader's.
 */
export function formatMoment(iso: string, zone?: string): string {
  return new Date(iso).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    ...(zone && { timeZone: zone, timeZoneName: "short" }),
  });
}
