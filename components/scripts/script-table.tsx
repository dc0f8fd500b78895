"use client";

import { clsx } from "clsx";
import { type ListColumn, ListTable, listCell, listRow } from "@/components/ui/list-table";
import { useMoments } from "@/lib/client/zone";
import { formatBytes } from "@/lib/client/run/format";
import type { ScriptSummary } from "@/lib/contracts/scripts";
import { TagChips } from "./tag-chips";
import { ScriptMenu, type ScriptMenuActions } from "./script-menu";

/** Properties of {@link ScriptTable}. */
export interface ScriptTableProps {
  scripts: readonly ScriptSummary[];
  /** Language names by id. */
  languages: ReadonlyMap<string, string>;
  stale: boolean;
  /** Whether these are the deleted ones. */
  bin: boolean;
  actions: ScriptMenuActions;
  /** Shows only what has this tag. */
  onTag: (tag: string) => void;
}

/** Tags that have room in a column of their own, and under a name. */
const IN_COLUMN = 3;
const UNDER_NAME = 2;

const columns = (bin: boolean): readonly ListColumn[] => [
  { name: "Name" },
  { name: "Folder", className: "w-44 max-md:hidden" },
  { name: "Tags", className: "w-64 max-lg:hidden" },
  { name: "Language", className: "w-28 max-md:hidden" },
  { name: "Size", className: "w-20 text-right max-lg:hidden" },
  { name: bin ? "Deleted" : "Changed", className: "w-28 text-right" },
  { name: "Actions", className: "w-13", silent: true },
];

/** Scripts, last changed first. */
export function ScriptTable({ scripts, languages, stale, bin, actions, onTag }: ScriptTableProps) {
  const { short, full } = useMoments();
  return (
    <ListTable columns={columns(bin)} stale={stale}>
      {scripts.map((script) => {
        const at = script.deletedAt ?? script.updatedAt;
        return (
          <tr key={script.id} className={listRow}>
            <td className={clsx(listCell, "max-w-0", script.tags.length > 0 && "max-lg:pb-1.5")}>
              {bin ? (
                <span className="block truncate" title={script.title}>
                  {script.title}
                </span>
              ) : (
                <button
                  type="button"
                  title={script.title}
                  onClick={() => actions.open(script)}
                  className="block h-8 max-w-full cursor-pointer truncate rounded-control text-left font-medium hover:text-accent"
                >
                  {script.title}
                </button>
              )}
              <TagChips tags={script.tags} most={UNDER_NAME} onChoose={bin ? undefined : onTag} className="lg:hidden" />
            </td>
            <td className={clsx(listCell, "truncate text-muted max-md:hidden")} title={script.folder}>
              {script.folder}
            </td>
            <td className={clsx(listCell, "max-lg:hidden")}>
              <TagChips tags={script.tags} most={IN_COLUMN} onChoose={bin ? undefined : onTag} />
            </td>
            <td className={clsx(listCell, "truncate text-muted max-md:hidden")}>
              {languages.get(script.language) ?? script.language}
            </td>
            <td className={clsx(listCell, "tabular text-right text-muted max-lg:hidden")}>
              {formatBytes(script.size)}
            </td>
            <td className={clsx(listCell, "tabular text-right text-muted")}>
              <time dateTime={at} title={full(at)}>
                {short(at)}
              </time>
            </td>
            <td className={listCell}>
              <ScriptMenu script={script} actions={actions} />
            </td>
          </tr>
        );
      })}
    </ListTable>
  );
}
