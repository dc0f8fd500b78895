"use client";

import type { Overview } from "@/lib/contracts/admin";
import { formatCount } from "@/lib/client/run/format";
import { type Column, DataTable } from "./data-table";

type Pool = Overview["pools"][number];

const figure = (id: string, name: string, value: (pool: Pool) => number): Column<Pool> => {
  return { id, name, value, figure: true, cell: (pool) => formatCount(value(pool)) };
};
const columns: Column<Pool>[] = [
  {
    id: "key",
    name: "Pool",
    value: ({ key }) => key,
    cell: ({ key }) => <code className="whitespace-nowrap font-mono text-xs">{key}</code>,
  },
  figure("ready", "Ready", ({ ready }) => ready),
  figure("size", "Wanted", ({ size }) => size),
  figure("starting", "Starting", ({ starting }) => starting),
  figure("inUse", "In use", ({ inUse }) => inUse),
  figure("hits", "Warm", ({ hits }) => hits),
  figure("misses", "Cold", ({ misses }) => misses),
];

/** Sandboxes that wait, and how often a run found one. */
export function PoolsTable({ pools }: { pools: readonly Pool[] }) {
  return (
    <DataTable
      label="Warm sandboxes"
      rows={pools}
      columns={columns}
      keyOf={({ key }) => key}
      empty={<p className="text-muted text-sm">No warm sandboxes are kept; each run starts cold.</p>}
    />
  );
}
