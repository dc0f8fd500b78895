"use client";

import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatCount, plural } from "@/lib/client/run/format";
import { type OwnLinksState, useOwnLinks } from "@/lib/client/shares/use-own-links";
import { OwnLinkRow } from "./own-link-row";

/** Every link one holds, newest first, each to open, copy or end: a link need not be at hand to be ended. */
export function OwnLinks({ onBack }: { onBack: () => void }) {
  const links = useOwnLinks();
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{wordsFor(links)}</p>
      <Rows links={links} />
      <footer className="flex items-center">
        <Button variant="ghost" className="-ml-2" onClick={onBack}>
          <ArrowLeft className="size-3.5 text-muted" aria-hidden />
          Make a link
        </Button>
      </footer>
    </div>
  );
}

function Rows({ links }: { links: ReturnType<typeof useOwnLinks> }) {
  const { items, total, problem, more, reload, revoked } = links;
  const [busy, setBusy] = useState(false);
  if (problem && !items) return <Problem text={problem} onAgain={reload} />;
  if (!items) return <Skeleton />;
  if (items.length === 0) return null;
  return (
    <>
      <ul aria-label="Your links" className="-mx-4 divide-y divide-line border-line border-y">
        {items.map((share) => (
          <OwnLinkRow key={share.id} share={share} onRevoked={() => revoked(share.id)} />
        ))}
      </ul>
      {problem ? <Problem text={problem} onAgain={() => void more?.()} /> : null}
      {more && !problem ? (
        <Button
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void more().finally(() => setBusy(false));
          }}
        >
          {busy ? "Reading more" : `Show more of ${formatCount(total ?? items.length)}`}
        </Button>
      ) : null}
    </>
  );
}

function wordsFor({ items, total, most }: OwnLinksState): string {
  if (!items || total === undefined || most === undefined) return "Links you made that can still be opened.";
  if (items.length === 0)
    return "You share nothing. A link you make stands here until you stop sharing it or its time is over.";
  return `${plural(total, "link")} of yours can be opened by whoever has ${total === 1 ? "it" : "them"}; you may hold ${formatCount(most)}.`;
}

function Problem({ text, onAgain }: { text: string; onAgain: () => void }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <p className="text-failed">{text}</p>
      <Button onClick={onAgain}>Try again</Button>
    </div>
  );
}

/** As high as two links, so that little jumps. */
function Skeleton() {
  return (
    <div aria-busy className="-mx-4 divide-y divide-line border-line border-y">
      {[0, 1].map((row) => (
        <div key={row} className="flex h-14 animate-pulse flex-col justify-center gap-2 px-4">
          <div className="h-3 w-1/2 rounded-sm bg-hover" />
          <div className="h-2.5 w-2/3 rounded-sm bg-hover" />
        </div>
      ))}
    </div>
  );
}
