"use client";

import { clsx } from "clsx";
import { useMoments } from "@/lib/client/zone";
import type { Revision } from "@/lib/contracts/scripts";

/** Properties of {@link VersionList}. */
export interface VersionListProps {
  revisions: readonly Omit<Revision, "document">[];
  chosen?: number;
  onChoose: (revision: number) => void;
}

/** Earlier states, newest first. */
export function VersionList({ revisions, chosen, onChoose }: VersionListProps) {
  const { full } = useMoments();
  return (
    <nav
      aria-label="Versions"
      className="w-64 shrink-0 overflow-y-auto border-line max-md:max-h-40 max-md:w-full max-md:border-b md:border-r"
    >
      <ol>
        {revisions.map(({ revision, title, createdAt }) => (
          <li key={revision}>
            <button
              type="button"
              aria-current={revision === chosen || undefined}
              onClick={() => onChoose(revision)}
              className={clsx(
                "flex w-full cursor-pointer flex-col border-line border-b px-3 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2",
                revision === chosen && "bg-accent/10 shadow-[inset_2px_0_var(--accent)]",
              )}
            >
              <time dateTime={createdAt} className="tabular text-sm">
                {full(createdAt)}
              </time>
              <span className="max-w-full truncate text-muted text-xs">{`${revision} · ${title}`}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
