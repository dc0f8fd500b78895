"use client";

import { Search, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { type HistoryFilter, isFiltered, type Span } from "@/lib/client/history/filter";
import { outcomeNames } from "@/lib/client/history/run-words";
import type { Outcome } from "@/lib/contracts/events";

const times: readonly [Span, string][] = [
  ["hour", "Last hour"],
  ["day", "Last 24 hours"],
  ["week", "Last 7 days"],
  ["month", "Last 30 days"],
  ["between", "Between days…"],
];

/** How long typing rests before it is looked for, in milliseconds. */
const QUIET_MS = 250;

/** Properties of {@link HistoryFilters}. */
export interface HistoryFiltersProps {
  filter: HistoryFilter;
  languages: readonly { id: string; name: string }[];
  onFilter: (filter: HistoryFilter) => void;
}

/** What to look for; every change is in the address at once. */
export function HistoryFilters({ filter, languages, onFilter }: HistoryFiltersProps) {
  const change = (part: Partial<Record<keyof HistoryFilter, string>>) => {
    const entries = Object.entries({ ...filter, ...part }).filter(([, value]) => value);
    onFilter(Object.fromEntries(entries) as HistoryFilter);
  };
  return (
    <search className="flex flex-wrap items-center gap-2">
      <TextFilter text={filter.text ?? ""} onText={(text) => change({ text })} />
      <SelectField
        aria-label="Language"
        className="w-auto! max-md:min-w-0 max-md:flex-1 max-md:basis-1/4"
        value={filter.language ?? ""}
        onChange={({ target }) => change({ language: target.value })}
      >
        <option value="">Any language</option>
        {languages.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        aria-label="Outcome"
        className="w-auto! max-md:min-w-0 max-md:flex-1 max-md:basis-1/4"
        value={filter.outcome ?? ""}
        onChange={({ target }) => change({ outcome: target.value })}
      >
        <option value="">Any outcome</option>
        {(Object.keys(outcomeNames) as Outcome[]).map((outcome) => (
          <option key={outcome} value={outcome}>
            {outcomeNames[outcome]}
          </option>
        ))}
      </SelectField>
      <SelectField
        aria-label="Time"
        className="w-auto! max-md:min-w-0 max-md:flex-1 max-md:basis-1/4"
        value={filter.time ?? ""}
        onChange={({ target }) => change({ time: target.value, since: "", until: "" })}
      >
        <option value="">Any time</option>
        {times.map(([span, name]) => (
          <option key={span} value={span}>
            {name}
          </option>
        ))}
      </SelectField>
      {filter.time === "between" ? (
        <>
          <DayField label="From" day={filter.since} onDay={(since) => change({ since })} />
          <DayField label="Until" day={filter.until} onDay={(until) => change({ until })} />
        </>
      ) : null}
      {isFiltered(filter) ? (
        <Button variant="ghost" onClick={() => onFilter({})}>
          <X className="size-3.5 text-muted" aria-hidden />
          Clear filters
        </Button>
      ) : null}
    </search>
  );
}

function DayField({ label, day, onDay }: { label: string; day?: string; onDay: (day: string) => void }) {
  return (
    <TextField
      type="date"
      aria-label={label}
      className="w-36!"
      value={day ?? ""}
      onChange={({ target }) => onDay(target.value)}
    />
  );
}

/** Looked for when the typing rests. */
function TextFilter({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, type] = useState(text);
  // Cleared, or gone back in the browser's own history.
  useEffect(() => type(text), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => onText(typed.trim()), QUIET_MS);
    return () => clearTimeout(timer);
  });
  return (
    <div className="relative w-64 max-md:w-full">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted"
      />
      <TextField
        type="search"
        aria-label="Title or first line"
        placeholder="Title or first line"
        maxLength={200}
        className="pl-7"
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
    </div>
  );
}
