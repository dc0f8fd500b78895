"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { Toaster } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import type { CopiedRun } from "@/lib/client/copy-as/markdown";
import type { ErrorLocation } from "@/lib/client/run/locate-error";
import { formatMoment } from "@/lib/client/shares/moment";
import type { SharedDocument } from "@/lib/contracts/shares";
import { SharedBar } from "./shared-bar";
import { SharedFiles } from "./shared-files";

/** Properties of {@link SharedPage}. */
export interface SharedPageProps {
  id: string;
  url: string;
  mine: boolean;
  /** The language's name, for people. */
  language: string;
  version?: string;
  /** ISO date. */
  sharedAt: string;
  /** ISO date; absent: the link stands until it is revoked. */
  expiresAt?: string;
  document: SharedDocument;
  /** The run's pane, when a run is shared. */
  output?: ReactNode;
  /** What the run printed and how it ended, for copying. */
  copied: () => CopiedRun | undefined;
  /** The place in the code the reader came to from the output. */
  marked?: ErrorLocation;
}

/** Shared code beside its run; drawn by the server first, so that it can be read before any script. */
export function SharedPage(props: SharedPageProps) {
  const { id, url, mine, language, version, sharedAt, expiresAt, document, output, copied, marked } = props;
  const [revoked, setRevoked] = useState(false);
  if (revoked) return <Revoked />;
  const title = document.title || document.entrypoint || "Shared code";
  return (
    <TooltipProvider>
      <div className="flex h-dvh flex-col">
        <header className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 border-line border-b bg-surface px-3">
          <Link href="/" prefetch={false} className="font-semibold hover:text-accent max-md:py-2.5">
            Podium
          </Link>
          <h1 className="min-w-0 flex-1 truncate md:flex-initial" title={title}>
            {title}
          </h1>
          <p className="shrink-0 text-muted text-sm">
            {version ? `${language} ${version}` : language}
            <time dateTime={sharedAt} className="tabular max-lg:hidden">
              {` · shared ${sharedAt.slice(0, 10)}`}
            </time>
            {expiresAt ? (
              <time dateTime={expiresAt} className="tabular max-xl:hidden">
                {` · until ${formatMoment(expiresAt, "UTC")}`}
              </time>
            ) : null}
          </p>
          <SharedBar
            id={id}
            url={url}
            mine={mine}
            document={document}
            run={copied}
            onRevoked={() => setRevoked(true)}
          />
        </header>
        <main className="flex min-h-0 flex-1 max-md:flex-col">
          <section
            aria-label="Code"
            className={clsx(
              "min-w-0 overflow-y-auto",
              output ? "max-md:max-h-[45%] max-md:border-b md:w-[55%] md:border-r border-line" : "w-full",
            )}
          >
            <SharedFiles document={document} marked={marked} />
          </section>
          {output}
        </main>
      </div>
      <Toaster />
    </TooltipProvider>
  );
}

function Revoked() {
  return (
    <Notice mark="done" title="You stopped sharing">
      <p>The link is dead: nobody can open it any more, and whoever followed the run was cut off.</p>
      <p>
        <Link className="text-accent underline underline-offset-4" href="/">
          Go to the editor
        </Link>
      </p>
    </Notice>
  );
}
