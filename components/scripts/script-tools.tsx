"use client";

import { Download, Trash2, Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchField } from "@/components/ui/search-field";
import { archiveUrl, type ScriptFilter } from "@/lib/client/scripts/script-api";

/** Properties of {@link ScriptTools}. */
export interface ScriptToolsProps {
  filter: ScriptFilter;
  folders: readonly string[];
  tags: readonly string[];
  onFilter: (filter: ScriptFilter) => void;
  onImport: (files: File[]) => void;
  importing: boolean;
  exportable: boolean;
}

/** What to look for, and all of them at once: in, out, and the bin. */
export function ScriptTools({ filter, folders, tags, onFilter, onImport, importing, exportable }: ScriptToolsProps) {
  const { bin = false, tag } = filter;
  // The one that is chosen may be in use no more, or less than those that are offered.
  const choices = tag && !tags.includes(tag) ? [tag, ...tags] : tags;
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
        <SearchField label="Name" text={filter.text ?? ""} onText={(text) => onFilter({ ...filter, text })} />
        {bin || folders.length === 0 ? null : (
          <FilterSelect
            label="Folder"
            any="Any folder"
            value={filter.folder}
            options={[{ value: "", label: "In no folder" }, ...folders.map(asOption)]}
            onChoose={(folder) => onFilter({ ...filter, folder })}
          />
        )}
        {bin || choices.length === 0 ? null : (
          <FilterSelect
            label="Tag"
            any="Any tag"
            value={filter.tag}
            options={choices.map(asOption)}
            onChoose={(chosen) => onFilter({ ...filter, tag: chosen })}
          />
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

function asOption(name: string): { value: string; label: string } {
  return { value: name, label: name };
}
