import { clsx } from "clsx";
import { CircleX } from "lucide-react";
import type { ReactNode } from "react";

/** Properties of {@link EmptyState} and {@link ErrorState}. */
export interface StateProps {
  /** What stands, or happened. */
  title: string;
  /** Why, and what to do. */
  children?: ReactNode;
  /** A button or link that does it. */
  action?: ReactNode;
  /** Of lucide, size 5; errors have their own. */
  icon?: ReactNode;
}

/** In place of a list with nothing in it, or nothing that fits. */
export function EmptyState({ title, children, action, icon }: StateProps) {
  return (
    <div className="mx-auto flex max-w-100 flex-col items-center gap-2 px-6 py-16 text-center">
      {icon ? (
        <span aria-hidden className="mb-1 text-muted">
          {icon}
        </span>
      ) : null}
      <h2 className="font-semibold text-base">{title}</h2>
      {children ? <div className="text-muted text-sm">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}

/** In place of what could not be fetched or shown. */
export function ErrorState({ icon = <CircleX className="size-5 text-failed" />, ...rest }: StateProps) {
  return (
    <div role="alert">
      <EmptyState {...rest} icon={icon} />
    </div>
  );
}

/** In place of rows that are on their way, with their height. */
export function LoadingRows({ rows = 8, label = "Loading", className }: LoadingRowsProps) {
  return (
    <div role="status" aria-label={label} className="flex flex-col">
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: they never move
          key={row}
          aria-hidden
          className={clsx("flex h-9 items-center border-line border-b px-3", className)}
        >
          <span className="h-3 animate-pulse rounded-sm bg-hover" style={{ width: `${35 + ((row * 37) % 50)}%` }} />
        </div>
      ))}
    </div>
  );
}

/** Properties of {@link LoadingRows}. */
export interface LoadingRowsProps {
  rows?: number;
  /** Said by screen readers. */
  label?: string;
  /** Such as another height. */
  className?: string;
}
