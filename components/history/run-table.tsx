"use client";

import { clsx } from "clsx";
import type { KeyboardEvent } from "react";
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

const cell = "px-2 py-0 first:pl-3 last:pr-3 whitespace-nowrap";

/** Runs as a log: how each ended, in what, what it was, when and how long. */
export function RunTable({ runs, languages, chosen, stale, href, onChoose }: RunTableProps) {
  return (
    <table
      className={clsx("w-full table-fixed border-collapse text-sm transition-opacity", stale && "opacity-60")}
      aria-busy={stale}
      onKeyDown={moveBetweenRows}
    >
      <thead className="sticky top-0 z-10 bg-canvas text-left text-muted text-xs max-md:sr-only">
        <tr className="h-7 shadow-[inset_0_-1px_var(--line)]">
          <th scope="col" className={clsx(cell, "w-38 font-medium")}>
            Outcome
          </th>
          <th scope="col" className={clsx(cell, "w-26 font-medium max-lg:hidden")}>
            Language
          </th>
          <th scope="col" className={clsx(cell, "font-medium")}>
            Program
          </th>
          <th scope="col" className={clsx(cell, "w-28 text-right font-medium")}>
            When
          </th>
          <th scope="col" className={clsx(cell, "w-22 text-right font-medium max-lg:hidden")}>
            Took
          </th>
        </tr>
      </thead>
      <tbody>
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
      </tbody>
    </table>
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
        "relative h-9 border-line border-b hover:bg-hover max-md:grid max-md:h-auto max-md:grid-cols-[1fr_auto] max-md:gap-y-0.5 max-md:py-2",
        chosen && "bg-accent/10 shadow-[inset_2px_0_var(--accent)]",
      )}
    >
      <td className={cell}>
        <StatusMark tone={tone} word={word} />
      </td>
      <td className={clsx(cell, "truncate text-muted max-lg:hidden")}>{language}</td>
      <td className={clsx(cell, "max-md:order-last max-md:col-span-2 max-md:pl-3")}>
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
      <td className={clsx(cell, "tabular text-right text-muted")}>
        <time dateTime={run.createdAt} title={full(run.createdAt)}>
          {short(run.createdAt)}
        </time>
      </td>
      <td className={clsx(cell, "tabular text-right text-muted max-lg:hidden")}>
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
