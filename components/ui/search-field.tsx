"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { TextField } from "./field";

/** How long typing rests before it is looked for, in milliseconds. */
const QUIET_MS = 250;

/** Properties of {@link SearchField}. */
export interface SearchFieldProps {
  /** Where it is looked for. */
  label: string;
  text: string;
  onText: (text: string) => void;
}

/** A text that a list is searched for, when the typing rests. */
export function SearchField({ label, text, onText }: SearchFieldProps) {
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
        aria-label={label}
        placeholder={label}
        maxLength={200}
        className="pl-7"
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
    </div>
  );
}
