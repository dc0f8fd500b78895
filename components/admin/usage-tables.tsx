"use client";

import { formatCount, formatDuration } from "@/lib/client/run/format";
import type { UsageReport } from "@/lib/contracts/admin";
import { type Column, DataTable } from "./data-table";

type Language = UsageReport["languages"][number];
type User = UsageReport["users"][number];
type Outcome = UsageReport["outcomes"][number];

const nothing = <p className="text-muted text-sm">Nothing ran in this time.</p>;

const languageColumns: Column<Language>[] = [
  { id: "language", name: "Language", value: (row) => row.language, cell: (row) => row.language },
  { id: "runs", name: "Runs", figure: true, value: (row) => row.runs, cell: (row) => formatCount(row.runs) },
  {
    id: "ok",
    name: "Ended ok",
    figure: true,
    value: (row) => row.ok / row.runs,
    cell: (row) => `${Math.round((row.ok / row.runs) * 100)} %`,
  },
  { id: "p50", name: "p50", figure: true, value: (row) => row.p50, cell: (row) => `≤ ${formatDuration(row.p50)}` },
  { id: "p95", name: "p95", figure: true, value: (row) => row.p95, cell: (row) => `≤ ${formatDuration(row.p95)}` },
  { id: "cpu", name: "CPU", figure: true, value: (row) => row.cpuMs, cell: (row) => formatDuration(row.cpuMs) },
];
const userColumns: Column<User>[] = [
  {
    id: "owner",
    name: "Who",
    value: (row) => row.owner,
    cell: (row) => (
      <span className="block max-w-72 truncate" title={row.owner}>
        {row.owner}
      </span>
    ),
  },
  { id: "runs", name: "Runs", figure: true, value: (row) => row.runs, cell: (row) => formatCount(row.runs) },
  { id: "cpu", name: "CPU", figure: true, value: (row) => row.cpuMs, cell: (row) => formatDuration(row.cpuMs) },
];
const outcomeColumns: Column<Outcome>[] = [
  {
    id: "outcome",
    name: "Outcome",
    value: (row) => row.outcome,
    cell: (row) => row.outcome.replaceAll("_", " "),
  },
  { id: "runs", name: "Runs", figure: true, value: (row) => row.runs, cell: (row) => formatCount(row.runs) },
];

/** Usage by language. */
export function LanguageUsage({ rows }: { rows: readonly Language[] }) {
  return (
    <DataTable
      label="By language"
      rows={rows}
      columns={languageColumns}
      keyOf={(row) => row.language}
      empty={nothing}
    />
  );
}

/** Usage by those who ran most. */
export function UserUsage({ rows }: { rows: readonly User[] }) {
  return <DataTable label="By user" rows={rows} columns={userColumns} keyOf={(row) => row.owner} empty={nothing} />;
}

/** Usage by how runs ended. */
export function OutcomeUsage({ rows }: { rows: readonly Outcome[] }) {
  return (
    <DataTable label="By outcome" rows={rows} columns={outcomeColumns} keyOf={(row) => row.outcome} empty={nothing} />
  );
}
