"use client";

import { AlignLeft, Check, Copy, Download, Eraser, Search } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { formatBytes } from "@/lib/client/run/format";
import type { RunSession } from "@/lib/client/run/types";
import { saveFrom, saveText } from "./save-text";
import { useRunState } from "./use-run-state";

/** Properties of {@link OutputActions}. */
export interface OutputActionsProps {
  session: RunSession;
  plain: boolean;
  onPlain: (plain: boolean) => void;
  onSearch: () => void;
}

/** What can be done with the output. */
export function OutputActions({ session, plain, onPlain, onSearch }: OutputActionsProps) {
  const { outputBytes, watchOnly } = useRunState(session);
  const empty = outputBytes === 0;
  return (
    <div className="flex shrink-0 items-center">
      <IconButton
        label="Find in output"
        keys="Ctrl+F"
        onClick={onSearch}
        disabled={empty || plain}
        className="max-sm:hidden"
      >
        <Search className="size-4" aria-hidden />
      </IconButton>
      <IconButton label="Show as plain text" aria-pressed={plain} onClick={() => onPlain(!plain)}>
        <AlignLeft className="size-4" aria-hidden />
      </IconButton>
      <CopyButton session={session} disabled={empty} />
      <DownloadMenu session={session} disabled={empty} />
      {watchOnly ? null : (
        <IconButton label="Clear output" onClick={() => session.clear()} disabled={empty}>
          <Eraser className="size-4" aria-hidden />
        </IconButton>
      )}
    </div>
  );
}

function CopyButton({ session, disabled }: { session: RunSession; disabled: boolean }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => navigator.clipboard.writeText(session.plainText()).then(() => setCopied(true));
  return (
    <IconButton label={copied ? "Copied" : "Copy all output"} onClick={() => void copy()} disabled={disabled}>
      {copied ? <Check className="size-4 text-completed" aria-hidden /> : <Copy className="size-4" aria-hidden />}
    </IconButton>
  );
}

const streams = [
  { stream: "stdout", title: "Standard output, exact bytes" },
  { stream: "stderr", title: "Standard error, exact bytes" },
  { stream: "compiler", title: "Compiler messages" },
] as const;

function DownloadMenu({ session, disabled }: { session: RunSession; disabled: boolean }) {
  const { result } = useRunState(session);
  const { usage } = result ?? {};
  const compiled = usage?.compileMs !== undefined || result?.outcome === "compile_error";
  const sizes = { stdout: usage?.stdoutBytes, stderr: usage?.stderrBytes, compiler: compiled ? undefined : 0 };
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label="Download output" disabled={disabled}>
          <Download className="size-4" aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuItem onSelect={() => saveText("output.txt", session.plainText())}>As it reads here</MenuItem>
        {streams
          .filter(({ stream }) => sizes[stream] !== 0)
          .map(({ stream, title }) => (
            <MenuItem key={stream} onSelect={() => saveFrom(`${stream}.txt`, session.outputUrl(stream))}>
              {title} <span className="tabular text-muted text-xs">{formatSize(sizes[stream])}</span>
            </MenuItem>
          ))}
      </MenuContent>
    </Menu>
  );
}

function formatSize(bytes: number | undefined): string {
  return bytes === undefined ? "" : formatBytes(bytes);
}
