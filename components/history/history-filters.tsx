"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchField } from "@/components/ui/search-field";
import { type HistoryFilter, isFiltered, type Span } from "@/lib/client/history/filter";
import { outcomeNames } from "@/lib/client/history/run-words";
import type { Outcome } from "@/lib/contracts/events";

const times: readonly { value: Span; label: string }[] = [
  { value: "hour", label: "Last hour" },
  { value: "day", label: "Last 24 hours" },
  { value: "week", label: "Last 7 days" },
  { value: "month", label: "Last 30 days" },
  { value: "between", label: "Between days…" },
];

const outcomes = (Object.keys(outcomeNames) as Outcome[]).map((value) => ({ value, label: outcomeNames[value] }));

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
      <SearchField label="Title or first line" text={filter.text ?? ""} onText={(text) => change({ text })} />
      <FilterSelect
        label="Language"
        any="Any language"
        value={filter.language}
        options={languages.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(language = "") => change({ language })}
      />
      <FilterSelect
        label="Outcome"
        any="Any outcome"
        value={filter.outcome}
        options={outcomes}
        onChoose={(outcome = "") => change({ outcome })}
      />
      <FilterSelect
        label="Time"
        any="Any time"
        value={filter.time}
        options={times}
        onChoose={(time = "") => change({ time, since: "", until: "" })}
      />
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
