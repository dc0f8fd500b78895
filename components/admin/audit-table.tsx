"use client";

import { ScrollText } from "lucide-react";
import { EmptyState } from "@/components/ui/states";
import type { AuditLine } from "@/lib/contracts/admin";
import { type Column, DataTable } from "./data-table";

const columns: Column<AuditLine>[] = [
  {
    id: "at",
    name: "When (UTC)",
    value: ({ at }) => at,
    cell: ({ at }) => <span className="tabular whitespace-nowrap">{at.slice(0, 19).replace("T", " ")}</span>,
  },
  {
    id: "actor",
    name: "Who",
    value: ({ actor }) => actor,
    cell: ({ actor }) => (
      <span className="block max-w-60 truncate" title={actor}>
        {actor}
      </span>
    ),
  },
  {
    id: "action",
    name: "What",
    value: ({ action }) => action,
    cell: ({ action }) => <code className="whitespace-nowrap font-mono text-xs">{action}</code>,
  },
  {
    id: "target",
    name: "To what",
    value: ({ target }) => target ?? "",
    cell: ({ target }) => (
      <span className="block max-w-72 truncate" title={target}>
        {target}
      </span>
    ),
  },
  {
    id: "detail",
    name: "Detail",
    cell: ({ detail }) => (
      <span className="block max-w-96 truncate text-muted text-xs" title={detail && JSON.stringify(detail)}>
        {Object.entries(detail ?? {})
          .map(([name, value]) => `${name}: ${value === null ? "as configured" : String(value)}`)
          .join(", ")}
      </span>
    ),
  },
];

/** Who did what, newest first. */
export function AuditTable({ items }: { items: readonly AuditLine[] }) {
  return (
    <DataTable
      label="Audit log"
      rows={items}
      columns={columns}
      keyOf={({ id }) => id}
      empty={
        <EmptyState title="Nothing fits" icon={<ScrollText className="size-5" />}>
          Nothing like that was done, or the filter says something else.
        </EmptyState>
      }
    />
  );
}
