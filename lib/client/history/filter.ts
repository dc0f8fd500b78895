import { type Outcome, outcomeSchema } from "../../contracts/events";

/** Spans of time the list offers, with their length in milliseconds. */
export const spans = { hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000, month: 30 * 86_400_000 } as const;
/** See {@link spans}; `between` is from and to a day. */
export type Span = keyof typeof spans | "between";

/** Which runs a person looks for, as the address has it. */
export interface HistoryFilter {
  text?: string;
  language?: string;
  outcome?: Outcome;
  time?: Span;
  /** Days, such as 2026-11-28, for `between`; both count whole. */
  since?: string;
  until?: string;
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** The filter of an address; what is strange in it is left out. */
export function readFilter(address: Pick<URLSearchParams, "get">): HistoryFilter {
  const filter: HistoryFilter = {};
  const text = address.get("text")?.trim().slice(0, 200);
  const language = address.get("language");
  const outcome = outcomeSchema.safeParse(address.get("outcome"));
  const time = address.get("time");
  if (text) filter.text = text;
  if (language && language.length <= 64) filter.language = language;
  if (outcome.success) filter.outcome = outcome.data;
  if (time !== null && (Object.hasOwn(spans, time) || time === "between")) filter.time = time as Span;
  for (const end of ["since", "until"] as const) {
    const day = address.get(end);
    if (filter.time === "between" && day && isDay(day)) filter[end] = day;
  }
  return filter;
}

/** Whether anything is left out of the list. */
export function isFiltered(filter: HistoryFilter): boolean {
  return Object.keys(filter).length > 0;
}

/** The filter as the list's API takes it. @param now milliseconds since 1970 */
export function apiFilter(filter: HistoryFilter, now: number): Record<string, string> {
  const { text, language, outcome, time, since, until } = filter;
  const from = time === undefined || time === "between" ? since && startOf(since) : new Date(now - spans[time]);
  const to = until && new Date(startOf(until).getTime() + spans.day);
  return {
    ...(text && { text }),
    ...(language && { language }),
    ...(outcome && { outcome }),
    ...(from && { from: from.toISOString() }),
    ...(to && { to: to.toISOString() }),
  };
}

/** The address's query with the filter in it, whatever else stands there left alone. */
export function withFilter(address: URLSearchParams, filter: HistoryFilter): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const name of ["text", "language", "outcome", "time", "since", "until"] as const) {
    const value = filter[name];
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

function isDay(day: string): boolean {
  return dayPattern.test(day) && !Number.isNaN(startOf(day).getTime());
}

/** Midnight where the reader is. */
function startOf(day: string): Date {
  return new Date(`${day}T00:00:00`);
}
