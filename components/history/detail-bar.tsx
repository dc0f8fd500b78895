"use client";

import { ArrowLeft, GitCompareArrows, Pencil, RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useMoments } from "@/lib/client/zone";
import type { Execution } from "@/lib/contracts/executions";
import { DeleteRun } from "./delete-run";

/** Properties of {@link DetailBar}. */
export interface DetailBarProps {
  name: string;
  run?: Execution;
  language?: string;
  onClose: () => void;
  onAgain?: () => void;
  onEdit?: () => void;
  onCompare?: () => void;
  /** Whether it has ended, so that it can be deleted. */
  over?: boolean;
  onDeleted?: () => void;
  share?: ReactNode;
}

/** What a run is, and what can be done with it. */
export function DetailBar(props: DetailBarProps) {
  const { name, run, language, onClose, onAgain, onEdit, onCompare, over = false, onDeleted, share } = props;
  const { full } = useMoments();
  return (
    <header className="flex flex-col gap-1 border-line border-b px-2 py-1.5">
      <div className="flex min-w-0 items-center gap-1">
        <IconButton label="Back to the list" onClick={onClose}>
          <ArrowLeft className="size-4" aria-hidden />
        </IconButton>
        <h2 className="min-w-0 flex-1 truncate font-medium font-mono text-sm" title={name}>
          {name}
        </h2>
        {run ? (
          <p className="tabular shrink-0 pr-1 text-muted text-xs max-md:hidden">
            {language} {run.version} · <time dateTime={run.createdAt}>{full(run.createdAt)}</time>
          </p>
        ) : null}
      </div>
      {run ? (
        <div className="flex flex-wrap items-center gap-1">
          <Button variant="primary" onClick={onAgain} disabled={!onAgain}>
            <RotateCcw className="size-3.5" aria-hidden />
            Run again
          </Button>
          <Button variant="ghost" onClick={onEdit} disabled={!onEdit}>
            <Pencil className="size-3.5 text-muted" aria-hidden />
            Edit a copy
          </Button>
          <Button variant="ghost" onClick={onCompare}>
            <GitCompareArrows className="size-3.5 text-muted" aria-hidden />
            <span className="max-md:sr-only">Compare</span>
          </Button>
          {share}
          <span className="ml-auto">
            {onDeleted ? <DeleteRun id={run.id} name={name} disabled={!over} onDeleted={onDeleted} /> : null}
          </span>
        </div>
      ) : null}
    </header>
  );
}
