"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { useCallback, useRef, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { Toaster } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import type { CopiedRun } from "@/lib/client/copy-as/markdown";
import type { RunView } from "@/lib/client/shares/run-view";
import type { SharedDocument } from "@/lib/contracts/shares";
import { SharedBar } from "./shared-bar";
import { SharedFiles } from "./shared-files";
import { SharedRun, type SharedRunProps } from "./shared-run";

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
  document: SharedDocument;
  run?: SharedRunProps;
}

/** Shared code beside its run; drawn by the server first, so that it can be read before any script. */
export function SharedPage({ id, url, mine, language, version, sharedAt, document, run }: SharedPageProps) {
  const shown = useRef<RunView | undefined>(run?.view);
  const remember = useCallback((view: RunView) => {
    shown.current = view;
  }, []);
  const copied = (): CopiedRun | undefined =>
    shown.current && {
      output: shown.current.chunks.map(({ text }) => text).join(""),
      result: shown.current.state.result,
    };
  const [revoked, setRevoked] = useState(false);
  if (revoked) return <Revoked />;
  const title = document.title || document.entrypoint || "Shared code";
  return (
    <TooltipProvider>
      <div className="flex min-h-dvh flex-col md:h-dvh">
        <header className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-3 border-line border-b bg-surface px-3">
          <Link href="/" className="font-semibold hover:text-accent max-md:py-2.5">
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
            className={clsx("min-w-0 md:overflow-y-auto", run ? "md:w-[55%] md:border-line md:border-r" : "w-full")}
          >
            <SharedFiles document={document} />
          </section>
          {run ? (
            <div className="flex min-h-0 min-w-0 flex-1 flex-col max-md:border-line max-md:border-t">
              <SharedRun run={run} onView={remember} />
            </div>
          ) : null}
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
