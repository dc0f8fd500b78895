"use client";

import type { ReactNode } from "react";
import { Tooltip } from "@/components/ui/tooltip";
import { formatBytes, formatDuration, formatTimeLimit } from "@/lib/client/run/format";
import { endedWords, phaseWords } from "@/lib/client/run/phase-words";
import type { RunSession, RunState } from "@/lib/client/run/types";
import type { Limits } from "@/lib/contracts/limits";
import type { Usage } from "@/lib/contracts/events";
import { MemoryBar } from "./memory-bar";
import { StatusIcon } from "./status-icon";
import { useRunState } from "./use-run-state";

/** How the run ended in one line: outcome, code, times, memory. Each part says more on hover and focus. */
export function OutcomeLine({ session }: { session: RunSession }) {
  const state = useRunState(session);
  const ended = endedWords(state);
  if (state.phase === "idle") return null;
  const { tone, word } = phaseWords(state);
  return (
    <div
      className="flex min-w-0 items-center gap-x-1.5 overflow-hidden whitespace-nowrap text-xs"
      data-testid="outcome"
    >
      <StatusIcon tone={tone} />
      {ended ? (
        <Part help={[ended.sentence, ended.help].filter(Boolean).join(" ")} strong>
          {ended.label}
        </Part>
      ) : (
        <span className="truncate">{word}</span>
      )}
      {ended ? <Figures state={state} /> : null}
    </div>
  );
}

function Figures({ state: { result, execution } }: { state: RunState }) {
  const usage = result?.usage;
  const limits = execution?.limits;
  return (
    <>
      {result?.exitCode === undefined ? null : <Figure help={exitHelp(result.exitCode)}>exit {result.exitCode}</Figure>}
      {usage ? <Times usage={usage} limits={limits} /> : null}
      {usage && usage.memoryBytes > 0 ? (
        <Figure help={memoryHelp(usage, limits)}>
          {limits ? <MemoryBar used={usage.memoryBytes} limit={limits.memoryBytes} /> : null}
          {formatBytes(usage.memoryBytes)}
        </Figure>
      ) : null}
      {usage && usage.stdoutBytes + usage.stderrBytes > 0 ? (
        <Figure help={outputHelp(usage, limits)} className="max-xl:hidden">
          {formatBytes(usage.stdoutBytes + usage.stderrBytes)} out
        </Figure>
      ) : null}
    </>
  );
}

function Times({ usage, limits }: { usage: Usage; limits?: Limits }) {
  return (
    <>
      {usage.compileMs === undefined ? null : (
        <Figure help={compileHelp(usage)} className="max-xl:hidden">
          {usage.compileCached ? "compiled before" : `${formatDuration(usage.compileMs)} compile`}
        </Figure>
      )}
      <Figure help={wallHelp(usage, limits)}>{formatDuration(usage.wallMs)} wall</Figure>
      <Figure
        help={`Time on a processor, all processes together.${limitText(limits && formatTimeLimit(limits.cpuMs))}`}
      >
        {formatDuration(usage.cpuMs)} CPU
      </Figure>
    </>
  );
}

function Figure({ help, className = "", children }: { help: string; className?: string; children: ReactNode }) {
  return (
    <span className={`flex items-center gap-1.5 ${className}`}>
      <span aria-hidden className="text-muted">
        ·
      </span>
      <Part help={help}>{children}</Part>
    </span>
  );
}

function Part({ help, strong = false, children }: { help: string; strong?: boolean; children: ReactNode }) {
  return (
    <Tooltip content={help} side="top">
      <button
        type="button"
        className={`tabular inline-flex cursor-help items-center gap-1.5 rounded-sm ${strong ? "font-medium text-ink" : "text-muted"}`}
      >
        {children}
      </button>
    </Tooltip>
  );
}

function exitHelp(code: number): string {
  if (code === 0) return "The exit code: 0 says that all went well.";
  const signal =
    code > 128 && code < 160 ? ` Above 128 it often means that a signal ended a command: ${code - 128}.` : "";
  return `The exit code the program ended with; other than 0 says that something failed.${signal}`;
}

function wallHelp({ waitedMs }: Usage, limits?: Limits): string {
  const waited = waitedMs >= 1 ? ` ${formatDuration(waitedMs)} of waiting for input is not in it.` : "";
  return `Time that passed from start to end.${waited}${limitText(limits && formatTimeLimit(limits.wallMs))}`;
}

function compileHelp({ compileCached }: Usage): string {
  return compileCached ? "The same sources were compiled before, so the program was ready." : "Time the compiler took.";
}

function memoryHelp({ memoryBytes }: Usage, limits?: Limits): string {
  const share = limits ? ` ${Math.max(1, Math.round((memoryBytes / limits.memoryBytes) * 100))} % of the` : "";
  return `The most memory it held at one time.${limits ? `${share} ${formatBytes(limits.memoryBytes)} allowed.` : ""}`;
}

function outputHelp({ stdoutBytes, stderrBytes }: Usage, limits?: Limits): string {
  const parts = `${formatBytes(stdoutBytes)} standard output, ${formatBytes(stderrBytes)} standard error.`;
  return `${parts}${limitText(limits && formatBytes(limits.outputBytes))}`;
}

function limitText(limit: string | undefined): string {
  return limit ? ` The limit is ${limit}.` : "";
}
