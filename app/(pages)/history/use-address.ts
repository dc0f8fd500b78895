import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { type HistoryFilter, readFilter, withFilter } from "@/lib/client/history/filter";

/** What the address says the page shows. */
export interface Address {
  filter: HistoryFilter;
  /** The run beside the list. */
  run?: string;
  /** The run it is compared with. */
  other?: string;
  /** The address with other runs. */
  href: (run?: string, other?: string) => string;
  show: (run?: string, other?: string) => void;
  onFilter: (filter: HistoryFilter) => void;
}

const idPattern = /^[0-9a-f-]{36}$/;

/** Everything the page shows is in its address, so that it can be kept, sent, and gone back to. */
export function useAddress(): Address {
  const path = usePathname();
  const asked = useSearchParams();
  return useMemo(() => {
    const id = (name: string) => {
      const value = asked.get(name) ?? "";
      return idPattern.test(value) ? value : undefined;
    };
    const href = (run?: string, other?: string) => {
      const next = new URLSearchParams(asked);
      for (const [name, value] of [
        ["run", run],
        ["other", other],
      ] as const) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      return addressOf(path, next);
    };
    return {
      filter: readFilter(asked),
      run: id("run"),
      other: id("other"),
      href,
      // Next takes this up as it does a link, and asks the server nothing.
      show: (run, other) => window.history.pushState(null, "", href(run, other)),
      onFilter: (filter) =>
        window.history.replaceState(null, "", addressOf(path, withFilter(new URLSearchParams(asked), filter))),
    };
  }, [asked, path]);
}

function addressOf(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
