"use client";

import { clsx } from "clsx";
import { FileBox, Play, X } from "lucide-react";
import { fileNameProblem } from "@/lib/client/draft/edit";
import type { Draft, DraftFile } from "@/lib/client/draft/types";
import { FileNameField } from "./file-name-field";

/** Properties of {@link FileTabs}. */
export interface FileTabsProps {
  draft: Draft;
  /** Path of the file whose name is being changed. */
  renaming: string | null;
  onRenaming: (path: string | null) => void;
  onOpen: (path: string) => void;
  onRename: (from: string, to: string) => void;
  onClose: (path: string) => void;
}

/** The draft's files, when there are several. Double-click, or F2, names one anew. */
export function FileTabs({ draft, renaming, onRenaming, onOpen, onRename, onClose }: FileTabsProps) {
  if (draft.files.length < 2 && renaming === null) return null;
  return (
    <ul aria-label="Files" className="flex h-9 shrink-0 overflow-x-auto border-line border-b bg-surface">
      {draft.files.map((file) => (
        <li
          key={file.path}
          className={clsx(
            "group flex shrink-0 items-center border-line border-r",
            file.path === draft.active ? "bg-canvas shadow-[inset_0_-2px_var(--accent)]" : "text-muted",
          )}
        >
          {renaming === file.path ? (
            <FileNameField
              name={file.path}
              check={(name) => fileNameProblem(draft, name, file.path)}
              onDone={(name) => {
                onRenaming(null);
                if (name && name !== file.path) onRename(file.path, name);
              }}
            />
          ) : (
            <Tab
              file={file}
              open={file.path === draft.active}
              runs={file.path === draft.entry}
              onOpen={() => onOpen(file.path)}
              onRename={() => onRenaming(file.path)}
            />
          )}
          <button
            type="button"
            aria-label={`Remove ${file.path}`}
            onClick={() => onClose(file.path)}
            className="mr-1 flex size-5 cursor-pointer items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink pointer-coarse:size-9"
          >
            <X className="size-3" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface TabProps {
  file: DraftFile;
  open: boolean;
  runs: boolean;
  onOpen: () => void;
  onRename: () => void;
}

function Tab({ file, open, runs, onOpen, onRename }: TabProps) {
  return (
    <button
      type="button"
      aria-current={open ? "true" : undefined}
      title={runs ? `${file.path}: this file runs` : file.path}
      onClick={onOpen}
      onDoubleClick={onRename}
      onKeyDown={(event) => {
        if (event.key === "F2") onRename();
      }}
      className="flex h-full max-w-60 cursor-pointer items-center gap-1.5 pr-1 pl-3 text-sm focus-visible:-outline-offset-2"
    >
      {file.kind === "binary" ? <FileBox className="size-3.5 shrink-0" aria-hidden /> : null}
      {runs ? <Play className="size-3 shrink-0 fill-current text-accent" aria-label="Runs:" /> : null}
      <span className="truncate">{file.path}</span>
    </button>
  );
}
