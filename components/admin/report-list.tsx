"use client";

import { Flag } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { adminApi } from "@/lib/client/admin/admin-api";
import { when } from "@/lib/client/when";
import { type ReportedShare, type ReportReason, reportReasons } from "@/lib/contracts/reports";
import { useAction } from "./use-action";

/** Shared pages that were reported, with what was said, and the decision. */
export function ReportList({ items }: { items: readonly ReportedShare[] }) {
  if (items.length === 0) {
    return (
      <EmptyState title="Nothing was reported" icon={<Flag className="size-5" />}>
        Readers of a shared page can report it; it then appears here.
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col gap-3">
      {items.map((item) => (
        <ReportItem key={item.shareId} item={item} />
      ))}
    </ul>
  );
}

function ReportItem({ item }: { item: ReportedShare }) {
  const { busy, act } = useAction();
  const { shareId, title, language, owner, sharedAt, excerpt, takenDownAt, takenDownBy, open, reports } = item;
  return (
    <li className="flex flex-col gap-2 rounded-panel border border-line p-3">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="min-w-0 max-w-full truncate font-medium" title={title}>
          {title}
        </h3>
        <p className="min-w-0 truncate text-muted text-xs">
          {language}, shared {when(sharedAt)} by {owner}
        </p>
        {takenDownAt ? (
          <p className="text-failed text-xs">
            taken down {when(takenDownAt)} by {takenDownBy}
          </p>
        ) : null}
      </header>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys
        tabIndex={0}
        aria-label={`Beginning of ${title}`}
        className="max-h-32 overflow-auto rounded-control bg-surface p-2"
      >
        <pre className="font-mono text-xs">{excerpt}</pre>
      </section>
      <ul className="flex flex-col gap-1 text-sm">
        {reports.map(({ id, reason, detail, createdAt, open: isOpen }) => (
          <li key={id} className={isOpen ? undefined : "text-muted"}>
            {reportReasons[reason as ReportReason] ?? reason}
            {detail ? <span className="break-words">: {detail}</span> : null}
            <span className="text-muted text-xs"> {when(createdAt)}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {takenDownAt ? null : (
          <>
            <Button
              variant="danger"
              disabled={busy !== undefined}
              onClick={() => void act("down", () => adminApi.decide(shareId, "taken_down"), "Nobody can open it now.")}
            >
              Take down
            </Button>
            <a
              href={`/s/${shareId}`}
              className="flex h-7 items-center rounded-control px-2 font-medium text-sm hover:bg-hover pointer-coarse:h-9"
            >
              Open the page
            </a>
          </>
        )}
        {takenDownAt || open > 0 ? (
          <Button
            disabled={busy !== undefined}
            onClick={() => void act("keep", () => adminApi.decide(shareId, "kept"), "It stays for everybody to read.")}
          >
            {takenDownAt ? "Put back" : "Keep it"}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
