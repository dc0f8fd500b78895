"use client";

import { clsx } from "clsx";
import { CalendarClock, Flame } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useMoments } from "@/lib/client/zone";
import type { PoolWindow } from "@/lib/contracts/pools";

/** Properties of {@link WindowTable}. */
export interface WindowTableProps {
  windows: readonly PoolWindow[];
  /** Its language's name, and its size where it has one. */
  nameOf: (window: PoolWindow) => string;
  now: string;
  mayCancel: (window: PoolWindow) => boolean;
  onCancel: (window: PoolWindow) => void;
}

const cell = "px-2 py-0 first:pl-3 last:pr-2";
const head = clsx(cell, "font-medium");

/** What is reserved, the next first. */
export function WindowTable({ windows, nameOf, now, mayCancel, onCancel }: WindowTableProps) {
  const { span } = useMoments();
  return (
    <section aria-label="Reserved" className="overflow-hidden rounded-panel border border-line">
      <table className="w-full table-fixed border-collapse text-sm">
        <thead className="border-line border-b bg-surface text-left text-muted text-xs max-md:sr-only">
          <tr className="h-8">
            <th scope="col" className={head}>
              When
            </th>
            <th scope="col" className={clsx(head, "w-36")}>
              Language
            </th>
            <th scope="col" className={clsx(head, "w-24 text-right")}>
              Sandboxes
            </th>
            <th scope="col" className={clsx(head, "w-64")}>
              Reserved by
            </th>
            <th scope="col" className={clsx(cell, "w-24")}>
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {windows.map((window) => {
            const { id, count, start, end, by } = window;
            const name = nameOf(window);
            const when = span(start, end);
            return (
              <tr
                key={id}
                className="h-10 border-line border-b last:border-b-0 max-md:grid max-md:h-auto max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-y-1 max-md:py-2"
              >
                <td className={clsx(cell, "tabular max-md:col-span-2 max-md:pl-3")}>
                  <span className="flex min-w-0 items-center gap-2">
                    <State open={start <= now} />
                    <span className="min-w-0 truncate" title={when}>
                      {when}
                    </span>
                  </span>
                </td>
                <td className={clsx(cell, "truncate max-md:pl-3")} title={name}>
                  {name}
                  <span className="tabular text-muted md:hidden"> × {count}</span>
                </td>
                <td className={clsx(cell, "tabular text-right max-md:hidden")}>{count}</td>
                <td
                  className={clsx(cell, "truncate text-muted max-md:order-last max-md:col-span-2 max-md:pl-3")}
                  title={by}
                >
                  {by}
                </td>
                <td className={clsx(cell, "text-right")}>
                  {mayCancel(window) ? (
                    <Button variant="ghost" onClick={() => onCancel(window)}>
                      Cancel
                      <span className="sr-only">
                        {" "}
                        {count} × {name}, {when}
                      </span>
                    </Button>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function State({ open }: { open: boolean }) {
  return open ? (
    <span className="flex shrink-0 items-center gap-1 font-medium text-completed">
      <Flame className="size-3.5" aria-hidden />
      now
    </span>
  ) : (
    <CalendarClock className="size-3.5 shrink-0 text-muted" aria-hidden />
  );
}
