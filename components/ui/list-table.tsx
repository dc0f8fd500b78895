import { clsx } from "clsx";
import type { KeyboardEventHandler, ReactNode } from "react";

/** Look of a cell, of the head and of rows. */
export const listCell = "px-2 py-0 first:pl-3 last:pr-3 whitespace-nowrap";
/** Look of a row. */
export const listRow = "h-9 border-line border-b hover:bg-hover";

/** A column's name, and how wide it is or where it is left out. */
export interface ListColumn {
  name: string;
  className?: string;
  /** Only said by screen readers. */
  silent?: boolean;
}

/** Properties of {@link ListTable}. */
export interface ListTableProps {
  columns: readonly ListColumn[];
  /** Says that the rows are being replaced. */
  stale: boolean;
  /** Leaves the head to screen readers on narrow pages, where rows are more than one line. */
  bareOnPhone?: boolean;
  onKeyDown?: KeyboardEventHandler<HTMLTableElement>;
  /** Rows. */
  children: ReactNode;
}

/** Rows that read like a log, under names that stay while they scroll. */
export function ListTable({ columns, stale, bareOnPhone = false, onKeyDown, children }: ListTableProps) {
  return (
    <>
      {/* A line rather than fainter rows: those could not be read meanwhile. */}
      <div aria-hidden className="sticky top-0 z-20 h-0">
        {stale ? <div className="h-0.5 origin-left animate-sweep bg-accent" /> : null}
      </div>
      <table className="w-full table-fixed border-collapse text-sm" aria-busy={stale} onKeyDown={onKeyDown}>
        <thead
          className={clsx("sticky top-0 z-10 bg-canvas text-left text-muted text-xs", bareOnPhone && "max-md:sr-only")}
        >
          <tr className="h-7 shadow-[inset_0_-1px_var(--line)]">
            {columns.map(({ name, className, silent }) => (
              <th key={name} scope="col" className={clsx(listCell, "font-medium", className)}>
                {silent ? <span className="sr-only">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </>
  );
}
