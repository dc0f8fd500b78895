"use client";

import { clsx } from "clsx";
import { useMoments } from "@/lib/client/zone";
import { formatBytes } from "@/lib/client/run/format";
import type { ScriptSummary } from "@/lib/contracts/scripts";
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
}

const cell = "px-2 py-0 first:pl-3 last:pr-2 whitespace-nowrap";

/** Scripts, last changed first. */
export function ScriptTable({ scripts, languages, stale, bin, actions }: ScriptTableProps) {
  const { short, full } = useMoments();
  return (
    <table
      aria-busy={stale}
      className={clsx("w-full table-fixed border-collapse text-sm transition-opacity", stale && "opacity-60")}
    >
      <thead className="sticky top-0 z-10 bg-canvas text-left text-muted text-xs">
        <tr className="h-7 shadow-[inset_0_-1px_var(--line)]">
          <th scope="col" className={clsx(cell, "font-medium")}>
            Name
          </th>
          <th scope="col" className={clsx(cell, "w-44 font-medium max-md:hidden")}>
            Folder
          </th>
          <th scope="col" className={clsx(cell, "w-28 font-medium max-md:hidden")}>
            Language
          </th>
          <th scope="col" className={clsx(cell, "w-20 text-right font-medium max-lg:hidden")}>
            Size
          </th>
          <th scope="col" className={clsx(cell, "w-28 text-right font-medium")}>
            {bin ? "Deleted" : "Changed"}
          </th>
          <th scope="col" className={clsx(cell, "w-12")}>
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {scripts.map((script) => {
          const at = script.deletedAt ?? script.updatedAt;
          return (
            <tr key={script.id} className="h-9 border-line border-b hover:bg-hover">
              <td className={clsx(cell, "max-w-0")}>
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
              </td>
              <td className={clsx(cell, "truncate text-muted max-md:hidden")} title={script.folder}>
                {script.folder}
              </td>
              <td className={clsx(cell, "truncate text-muted max-md:hidden")}>
                {languages.get(script.language) ?? script.language}
              </td>
              <td className={clsx(cell, "tabular text-right text-muted max-lg:hidden")}>{formatBytes(script.size)}</td>
              <td className={clsx(cell, "tabular text-right text-muted")}>
                <time dateTime={at} title={full(at)}>
                  {short(at)}
                </time>
              </td>
              <td className={cell}>
                <ScriptMenu script={script} actions={actions} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
