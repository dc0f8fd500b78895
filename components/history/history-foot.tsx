import { Button } from "@/components/ui/button";

/** Properties of {@link HistoryFoot}. */
export interface HistoryFootProps {
  more: boolean;
  busy: boolean;
  /** Whether a text is looked for, which goes through so many runs at a time. */
  searching: boolean;
  onMore: () => void;
  signedIn: boolean;
  retentionDays: number;
}

/** What is older, and how long runs are kept. */
export function HistoryFoot({ more, busy, searching, onMore, signedIn, retentionDays }: HistoryFootProps) {
  const days = retentionDays === 1 ? "one day" : `${retentionDays} days`;
  return (
    <footer className="flex flex-wrap items-center justify-between gap-3 px-3 py-3 text-muted text-xs">
      <p>
        {signedIn
          ? `Runs are kept for ${days} after they end.`
          : `Runs of this browser are kept for ${days} after they end. Sign in, and they move to your account.`}
      </p>
      {more ? (
        <Button onClick={onMore} aria-disabled={busy}>
          {busy ? "Loading…" : searching ? "Look further back" : "Show older"}
        </Button>
      ) : null}
    </footer>
  );
}
