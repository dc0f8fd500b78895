"use client";

import { clsx } from "clsx";
import type { KeyboardEvent } from "react";
import { type ListColumn, ListTable, listCell, listRow } from "@/components/ui/list-table";
import { StatusMark } from "@/components/ui/status-mark";
import { formatDuration } from "@/lib/client/run/format";
import { runName, runWords } from "@/lib/client/history/run-words";
import { useMoments } from "@/lib/client/zone";
import type { Execution } from "@/lib/contracts/executions";

/** Properties of {@link RunTable}. */
export interface RunTableProps {
  runs: readonly Execution[];
  /** Language names by id. */
  languages: ReadonlyMap<string, string>;
  chosen?: string;
  /** Says that the rows are being replaced. */
  stale: boolean;
  href: (id: string) => string;
  onChoose: (id: string) => void;
}

const columns: readonly ListColumn[] = [
  { name: "Outcome", className: "w-38" },
  { name: "Language", className: "w-26 max-lg:hidden" },
  { name: "Program" },
  { name: "When", className: "w-28 text-right" },
  { name: "Took", className: "w-22 text-right max-lg:hidden" },
];

/** Runs as a log: how each ended, in what, what it was, when and how long. */
export function RunTable({ runs, languages, chosen, stale, href, onChoose }: RunTableProps) {
  return (
    <ListTable columns={columns} stale={stale} bareOnPhone onKeyDown={moveBetweenRows}>
      {runs.map((run) => (
        <RunRow
          key={run.id}
          run={run}
          language={languages.get(run.language) ?? run.language}
          chosen={run.id === chosen}
          href={href(run.id)}
          onChoose={() => onChoose(run.id)}
        />
      ))}
    </ListTable>
  );
}

interface RunRowProps {
  run: Execution;
  language: string;
  chosen: boolean;
  href: string;
  onChoose: () => void;
}

function RunRow({ run, language, chosen, href, onChoose }: RunRowProps) {
  const { tone, word } = runWords(run);
  const { short, full } = useMoments();
  const name = runName(run);
  return (
    <tr
      className={clsx(
        listRow,
        "relative max-md:grid max-md:h-auto max-md:grid-cols-[1fr_auto] max-md:gap-y-0.5 max-md:py-2",
        chosen && "bg-accent/10 shadow-[inset_2px_0_var(--accent)]",
      )}
    >
      <td className={listCell}>
        <StatusMark tone={tone} word={word} />
      </td>
      <td className={clsx(listCell, "truncate text-muted max-lg:hidden")}>{language}</td>
      <td className={clsx(listCell, "max-md:order-last max-md:col-span-2 max-md:pl-3")}>
        <a
          href={href}
          aria-current={chosen || undefined}
          title={name}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onChoose();
          }}
          // The whole row answers, and screen readers hear one link.
          className="block truncate font-mono text-[0.8125rem] after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          {name}
        </a>
      </td>
      <td className={clsx(listCell, "tabular text-right text-muted")}>
        <time dateTime={run.createdAt} title={full(run.createdAt)}>
          {short(run.createdAt)}
        </time>
      </td>
      <td className={clsx(listCell, "tabular text-right text-muted max-lg:hidden")}>
        {run.result?.usage ? formatDuration(run.result.usage.wallMs) : "–"}
      </td>
    </tr>
  );
}

/** Up and down go through the rows, as in a log. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>("tbody a")];
  const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
