"use client";

import type { ISearchOptions, SearchAddon } from "@xterm/addon-search";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { formatCount } from "@/lib/client/run/format";

/** The terminal marks only with figures, not with tokens; these stand out in light and dark. */
const decorations = {
  matchBackground: "#6b5a1e",
  matchOverviewRuler: "#b08d1c",
  activeMatchBackground: "#9a5b00",
  activeMatchBorder: "#ffb020",
  activeMatchColorOverviewRuler: "#ff9d00",
};

/** Looks through the output; Enter goes on, Shift+Enter back, Escape ends. */
export function SearchBar({ search, onClose }: { search: SearchAddon; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [term, setTerm] = useState("");
  const [found, setFound] = useState({ index: -1, count: 0 });

  useEffect(() => {
    field.current?.focus();
    const results = search.onDidChangeResults(({ resultIndex, resultCount }) =>
      setFound({ index: resultIndex, count: resultCount }),
    );
    return () => {
      results.dispose();
      search.clearDecorations();
    };
  }, [search]);

  const options = (incremental: boolean): ISearchOptions => ({ incremental, decorations });
  const type = (next: string) => {
    setTerm(next);
    if (next === "") search.clearDecorations();
    else search.findNext(next, options(true));
  };
  return (
    <search className="absolute top-2 right-4 z-20 flex items-center gap-0.5 rounded-control border border-line-strong bg-raised py-0.5 pr-0.5 pl-2 shadow-raised">
      <input
        ref={field}
        value={term}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
          if (event.key !== "Enter" || term === "") return;
          if (event.shiftKey) search.findPrevious(term, options(false));
          else search.findNext(term, options(false));
        }}
        placeholder="Find in output"
        aria-label="Find in output"
        className="w-40 bg-transparent text-ink text-sm outline-none placeholder:text-muted max-md:text-base"
      />
      <output className="tabular whitespace-nowrap px-1 text-muted text-xs">{counted(term, found)}</output>
      <IconButton label="Previous match" keys="Shift+Enter" onClick={() => search.findPrevious(term, options(false))}>
        <ChevronUp className="size-4" aria-hidden />
      </IconButton>
      <IconButton label="Next match" keys="Enter" onClick={() => search.findNext(term, options(false))}>
        <ChevronDown className="size-4" aria-hidden />
      </IconButton>
      <IconButton label="Close search" keys="Esc" onClick={onClose}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </search>
  );
}

function counted(term: string, { index, count }: { index: number; count: number }): string {
  if (term === "") return "";
  if (count === 0) return "none";
  return index < 0 ? `${formatCount(count)}+` : `${formatCount(index + 1)} of ${formatCount(count)}`;
}
