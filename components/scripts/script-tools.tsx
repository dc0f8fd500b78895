"use client";

import { Download, Search, Trash2, Upload } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { archiveUrl, type ScriptFilter } from "@/lib/client/scripts/script-api";

/** Properties of {@link ScriptTools}. */
export interface ScriptToolsProps {
  filter: ScriptFilter;
  folders: readonly string[];
  onFilter: (filter: ScriptFilter) => void;
  onImport: (files: File[]) => void;
  importing: boolean;
  exportable: boolean;
}

/** How long typing rests before it is looked for, in milliseconds. */
const QUIET_MS = 250;
/** Stand for no folder's name. */
const ANY = " any";
const NONE = " none";

/** What to look for, and all of them at once: in, out, and the bin. */
export function ScriptTools({ filter, folders, onFilter, onImport, importing, exportable }: ScriptToolsProps) {
  const { folder, bin = false } = filter;
  return (
    <header className="flex flex-col gap-2 border-line border-b px-3 py-2">
      <div className="flex flex-wrap items-center gap-1">
        <h1 className="mr-auto font-semibold">{bin ? "Bin" : "Scripts"}</h1>
        <ImportButton onImport={onImport} importing={importing} />
        {exportable ? (
          <a
            href={archiveUrl}
            download
            className="inline-flex h-7 items-center gap-1.5 rounded-control px-2 font-medium text-sm hover:bg-hover pointer-coarse:h-9 pointer-coarse:px-3"
          >
            <Download className="size-3.5 text-muted" aria-hidden />
            Export all
          </a>
        ) : null}
        <Button variant="ghost" aria-pressed={bin} onClick={() => onFilter(bin ? {} : { bin: true })}>
          <Trash2 className="size-3.5 text-muted" aria-hidden />
          {bin ? "Leave the bin" : "Bin"}
        </Button>
      </div>
      <search className="flex flex-wrap items-center gap-2">
        <NameFilter text={filter.text ?? ""} onText={(text) => onFilter({ ...filter, text })} />
        {bin || folders.length === 0 ? null : (
          <SelectField
            aria-label="Folder"
            className="w-auto! max-w-64"
            value={folder === undefined ? ANY : folder === "" ? NONE : folder}
            onChange={({ target: { value } }) =>
              onFilter({ ...filter, folder: value === ANY ? undefined : value === NONE ? "" : value })
            }
          >
            <option value={ANY}>Any folder</option>
            <option value={NONE}>In no folder</option>
            {folders.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
      </search>
    </header>
  );
}

function ImportButton({ onImport, importing }: Pick<ScriptToolsProps, "onImport" | "importing">) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        onChange={({ currentTarget }) => {
          onImport([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <Button variant="ghost" disabled={importing} onClick={() => input.current?.click()}>
        <Upload className="size-3.5 text-muted" aria-hidden />
        {importing ? "Importing…" : "Import"}
      </Button>
    </>
  );
}

/** Looked for when the typing rests. */
function NameFilter({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, type] = useState(text);
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
        aria-label="Name"
        placeholder="Name"
        maxLength={200}
        className="pl-7"
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
    </div>
  );
}
