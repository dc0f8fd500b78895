"use client";

import { Activity, Square } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { StatusMark } from "@/components/ui/status-mark";
import { adminApi } from "@/lib/client/admin/admin-api";
import { formatDuration } from "@/lib/client/run/format";
import type { ActiveExecution } from "@/lib/contracts/admin";
import { type Column, DataTable } from "./data-table";
import { useAction } from "./use-action";

/** What runs and waits, each with a way to stop it. `now` is the server's clock, in milliseconds. */
export function ExecutionsTable({ items, now }: { items: readonly ActiveExecution[]; now: number }) {
  const { busy, act } = useAction();
  const since = ({ startedAt, createdAt }: ActiveExecution) => now - Date.parse(startedAt ?? createdAt);
  const columns: Column<ActiveExecution>[] = [
    {
      id: "status",
      name: "Status",
      value: ({ status }) => status,
      cell: ({ status }) => <StatusMark tone={status === "running" ? "running" : "queued"} word={status} />,
    },
    {
      id: "headline",
      name: "Program",
      value: ({ headline }) => headline ?? "",
      cell: ({ headline, id }) => (
        <span className="block max-w-96 truncate font-mono text-xs" title={headline ?? id}>
          {headline ?? id}
        </span>
      ),
    },
    { id: "language", name: "Language", value: ({ language }) => language, cell: ({ language }) => language },
    {
      id: "owner",
      name: "Whose",
      value: ({ owner }) => owner,
      cell: ({ owner }) => (
        <span className="block max-w-64 truncate" title={owner}>
          {owner}
        </span>
      ),
    },
    {
      id: "since",
      name: "For",
      figure: true,
      value: since,
      cell: (row) => <span className="whitespace-nowrap">{formatDuration(Math.max(0, since(row)))}</span>,
    },
    {
      id: "stop",
      name: "",
      cell: ({ id, owner }) => (
        <div className="flex justify-end">
          <Button
            variant="danger"
            aria-label={`Stop the execution of ${owner}`}
            disabled={busy === id}
            onClick={() => void act(id, () => adminApi.stop(id), "It is being stopped.")}
          >
            <Square className="size-3 fill-current" aria-hidden />
            Stop
          </Button>
        </div>
      ),
    },
  ];
  return (
    <DataTable
      label="Executions that run and wait"
      rows={items}
      columns={columns}
      keyOf={({ id }) => id}
      empty={
        <EmptyState title="Nothing runs now" icon={<Activity className="size-5" />}>
          What runs and waits appears here by itself.
        </EmptyState>
      }
    />
  );
}
