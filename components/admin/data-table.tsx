"use client";

import {
  type ColumnDef,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

/** A column: its name, what it sorts by, and how it is shown. */
export interface Column<Row> {
  id: string;
  name: string;
  /** Absent: cannot be sorted by. */
  value?: (row: Row) => string | number;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the right. */
  figure?: boolean;
}

/** Properties of {@link DataTable}. */
export interface DataTableProps<Row extends RowData> {
  /** Said by screen readers. */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  /** In place of rows when there are none. */
  empty: ReactNode;
}

/** Rows that sort by a click on a column's name; wide ones scroll in themselves. */
export function DataTable<Row extends RowData>({ label, rows, columns, keyOf, empty }: DataTableProps<Row>) {
  const table = useTable({
    features,
    data: rows,
    columns: columns.map((column) => definition(column)),
    getRowId: keyOf,
  });
  if (rows.length === 0) return empty;
  const byId = new Map(columns.map((column) => [column.id, column]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys
    <section aria-label={label} tabIndex={0} className="relative overflow-x-auto rounded-panel border border-line">
      <table className="w-full border-collapse text-sm">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-line border-b bg-surface">
              {group.headers.map((header) => {
                const column = byId.get(header.column.id);
                const sorted = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
                    className={clsx(
                      "whitespace-nowrap px-3 py-1.5 font-medium text-muted text-xs",
                      column?.figure ? "text-right" : "text-left",
                    )}
                  >
                    {header.column.getCanSort() ? (
                      <button
                        type="button"
                        onClick={header.column.getToggleSortingHandler()}
                        className="inline-flex cursor-pointer items-center gap-1 hover:text-ink"
                      >
                        {column?.name}
                        {sorted === "asc" ? <ArrowUp className="size-3" aria-hidden /> : null}
                        {sorted === "desc" ? <ArrowDown className="size-3" aria-hidden /> : null}
                      </button>
                    ) : (
                      column?.name || <span className="sr-only">Actions</span>
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className="border-line border-b last:border-b-0 hover:bg-surface">
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={clsx("px-3 py-1.5", column.figure && "tabular whitespace-nowrap text-right")}
                >
                  {column.cell(row.original)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function definition<Row extends RowData>({ id, name, value }: Column<Row>): ColumnDef<typeof features, Row> {
  if (!value) return { id, header: name, enableSorting: false };
  return { id, header: name, accessorFn: value, sortFn: "basic" };
}
