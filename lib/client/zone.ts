import { useSyncExternalStore } from "react";

const nothing = () => () => undefined;

/** Where the reader's clock stands; UTC until the browser says, so that what the server drew holds. */
function useZone(): string | undefined {
  return useSyncExternalStore(
    nothing,
    () => undefined,
    () => "UTC",
  );
}

/** Writes moments as a log does: the time for today's, with the day for others, and all of it on request. */
export function useMoments(): {
  short: (iso: string) => string;
  full: (iso: string) => string;
  /** From one to another: the day is said once when it is one. */
  span: (from: string, to: string) => string;
} {
  const timeZone = useZone();
  const time = { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone } as const;
  const day = { day: "numeric", month: "short", timeZone } as const;
  const write = (iso: string, options: Intl.DateTimeFormatOptions) => new Date(iso).toLocaleString("en-GB", options);
  const today = write(new Date().toISOString(), { ...day, year: "numeric" });
  return {
    short: (iso) => {
      const same = write(iso, { ...day, year: "numeric" }) === today;
      return write(iso, same ? time : { ...day, hour: "2-digit", minute: "2-digit" });
    },
    full: (iso) => write(iso, { ...day, ...time, year: "numeric", timeZoneName: "short" }),
    span: (from, to) => {
      const date = (iso: string) => `${write(iso, { weekday: "short", timeZone })} ${write(iso, day)}`;
      const clock = (iso: string) => write(iso, { hour: "2-digit", minute: "2-digit", timeZone });
      const until = date(from) === date(to) ? clock(to) : `${date(to)}, ${clock(to)}`;
      return `${date(from)}, ${clock(from)} – ${until}`;
    },
  };
}
