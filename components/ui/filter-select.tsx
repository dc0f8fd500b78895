"use client";

import { SelectField } from "./field";

/** Stands for no choice; nothing that can be chosen begins with a blank. */
const ANY = " any";

/** Properties of {@link FilterSelect}. */
export interface FilterSelectProps {
  label: string;
  /** What it says while nothing is chosen. */
  any: string;
  /** Absent: any. */
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string | undefined) => void;
}

/** Narrows a list to one of a few; on a phone two stand in a line. */
export function FilterSelect({ label, any, value, options, onChoose }: FilterSelectProps) {
  return (
    <SelectField
      aria-label={label}
      className="w-auto! max-w-64 max-md:min-w-0 max-md:flex-1 max-md:basis-1/3"
      value={value ?? ANY}
      onChange={({ target }) => onChoose(target.value === ANY ? undefined : target.value)}
    >
      <option value={ANY}>{any}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </SelectField>
  );
}
