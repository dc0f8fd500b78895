"use client";

import { clsx } from "clsx";
import { Code, Link as LinkIcon } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { StatusMark } from "@/components/ui/status-mark";
import { outcomeWords } from "@/lib/client/run/words";
import { formatMoment } from "@/lib/client/shares/moment";
import type { ShareSummary } from "@/lib/contracts/shares";
import { copyAndSay } from "./copy";
import { RevokeButton } from "./revoke-button";

/** One link of one's own: what it shows, how that stands, since when and until when. */
export function OwnLinkRow({ share, onRevoked }: { share: ShareSummary; onRevoked: () => void }) {
  const { id, url, title, headline, createdAt, expiresAt } = share;
  const name = title ?? headline ?? "Untitled";
  return (
    <li className="flex items-center gap-1 py-2 pr-2 pl-4">
      <div className="min-w-0 flex-1">
        <a
          href={url}
          target="_blank"
          rel="noopener"
          title={name}
          className={clsx("block truncate hover:text-accent hover:underline", !title && headline && "font-mono")}
        >
          {name}
        </a>
        <p className="tabular flex flex-wrap items-center gap-x-1.5 text-muted text-xs">
          <Standing share={share} />
          <span>
            · made <time dateTime={createdAt}>{formatMoment(createdAt)}</time>
          </span>
          {expiresAt ? (
            <span className="basis-full">
              ends <time dateTime={expiresAt}>{formatMoment(expiresAt)}</time>
            </span>
          ) : null}
        </p>
      </div>
      <IconButton label={`Copy link of ${name}`} onClick={() => void copyAndSay("link", { text: url })}>
        <LinkIcon className="size-4" aria-hidden />
      </IconButton>
      <RevokeButton id={id} name={name} onRevoked={onRevoked} />
    </li>
  );
}

/** What is shared: code only, a run that can be followed now, or how it ended. */
function Standing({ share: { execution } }: { share: ShareSummary }) {
  if (!execution) {
    return (
      <span className="inline-flex items-center gap-1.5">
        <Code aria-hidden className="size-3.5 shrink-0" />
        code only
      </span>
    );
  }
  const { outcome, status } = execution;
  if (!outcome) return <StatusMark tone={status === "queued" ? "queued" : "running"} word={status} />;
  const { tone, label } = outcomeWords({ result: { outcome }, lines: 0, bytes: 0 });
  return <StatusMark tone={tone} word={label} />;
}
