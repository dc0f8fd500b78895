"use client";

import { clsx } from "clsx";
import { ExternalLink, Play, Square } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Properties of {@link EmbedBar}. */
export interface EmbedBarProps {
  title: string;
  /** Names of the files, when there are several. */
  files: readonly string[];
  shown: number;
  onShow: (index: number) => void;
  /** Where the whole of it is, in a tab of its own. */
  link: string;
  busy: boolean;
  stopping: boolean;
  /** Whether a press would be heard; not before the page's scripts run. */
  ready: boolean;
  onRun: () => void;
  onStop: () => void;
}

/** One row: what it is, its files, and Run at the end. */
export function EmbedBar(props: EmbedBarProps) {
  const { title, files, shown, onShow, link, busy, stopping, ready, onRun, onStop } = props;
  return (
    <header className="flex h-10 items-center gap-2 border-line border-b bg-surface pr-1.5 pl-3 text-sm">
      {files.length > 1 ? (
        <fieldset aria-label="Files" className="flex h-full min-w-0 flex-1 overflow-x-auto">
          {files.map((path, index) => (
            <button
              key={path}
              type="button"
              aria-pressed={index === shown}
              onClick={() => onShow(index)}
              className={clsx(
                "shrink-0 cursor-pointer border-b-2 px-2 font-mono text-xs focus-visible:-outline-offset-2",
                index === shown ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
              )}
            >
              {path}
            </button>
          ))}
        </fieldset>
      ) : (
        <h1 className="min-w-0 flex-1 truncate text-muted" title={title}>
          {title}
        </h1>
      )}
      <a
        href={link}
        target="_blank"
        rel="noopener"
        title="Open in Podium"
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink"
      >
        <ExternalLink className="size-3.5" aria-hidden />
        <span className="sr-only">Open in Podium</span>
      </a>
      {busy ? (
        <Button variant="danger" className="min-w-20" disabled={stopping} onClick={onStop}>
          <Square className="size-3 fill-current" aria-hidden />
          {stopping ? "Stopping" : "Stop"}
        </Button>
      ) : (
        <Button variant="primary" className="min-w-20" disabled={!ready} onClick={onRun}>
          <Play className="size-3 fill-current" aria-hidden />
          Run
        </Button>
      )}
    </header>
  );
}
