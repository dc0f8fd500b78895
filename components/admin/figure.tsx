import type { ReactNode } from "react";

/** Figures side by side, above everything else. */
export function Figures({ children, label }: { children: ReactNode; label: string }) {
  return (
    <dl
      aria-label={label}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-panel border border-line bg-line sm:grid-cols-3 lg:grid-cols-6"
    >
      {children}
    </dl>
  );
}

/** One number with its name, and what it is measured against. */
export function Figure({ name, value, note }: { name: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col bg-canvas px-3 py-2.5">
      <dt className="truncate text-muted text-xs">{name}</dt>
      <dd className="tabular truncate font-semibold text-xl tracking-tight">{value}</dd>
      {note ? <dd className="tabular truncate text-muted text-xs">{note}</dd> : null}
    </div>
  );
}
