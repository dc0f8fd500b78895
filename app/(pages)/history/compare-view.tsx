"use client";

import { ArrowLeft } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { EditorBundle } from "@/components/editor/load-monaco";
import { IconButton } from "@/components/ui/icon-button";
import { ErrorState, LoadingRows } from "@/components/ui/states";
import { StatusMark } from "@/components/ui/status-mark";
import { Tabs, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { runName, runWords } from "@/lib/client/history/run-words";
import { useDark } from "@/lib/client/media";
import { useMoments } from "@/lib/client/zone";
import type { NamedLanguage } from "./named-language";
import { type ComparedRun, useCompared } from "./use-compared";

const DiffPane = dynamic(() => import("@/components/editor/diff-pane").then((module) => module.DiffPane), {
  ssr: false,
});

/** Properties of {@link CompareView}. */
export interface CompareViewProps {
  runs: readonly [string, string];
  languages: readonly NamedLanguage[];
  bundle: EditorBundle;
  onClose: () => void;
}

const parts = [
  ["source", "Source"],
  ["output", "Output"],
  ["given", "Input and limits"],
] as const;

/** Two runs side by side: code, output, and what they were given. */
export function CompareView({ runs: [left, right], languages, bundle, onClose }: CompareViewProps) {
  const { compared, problem } = useCompared(left, right, languages);
  const [part, setPart] = useState<(typeof parts)[number][0]>("source");
  const dark = useDark();
  const [before, after] = compared ?? [];
  const language = languages.find(({ id }) => id === before?.run.language)?.monaco ?? "plaintext";
  return (
    <section aria-label="Two runs compared" className="flex min-h-0 flex-1 flex-col">
      <header className="flex items-center gap-1 border-line border-b px-2 py-1.5">
        <IconButton label="Back to the run" onClick={onClose}>
          <ArrowLeft className="size-4" aria-hidden />
        </IconButton>
        <h1 className="sr-only">Two runs compared</h1>
        {before && after ? (
          <div className="grid min-w-0 flex-1 grid-cols-2 gap-3">
            <Side compared={before} />
            <Side compared={after} />
          </div>
        ) : null}
      </header>
      {problem ? (
        <ErrorState title="The runs could not be read">{problem}</ErrorState>
      ) : before && after ? (
        <>
          <Tabs value={part} onValueChange={(value) => setPart(value as typeof part)}>
            <TabsList aria-label="What to compare" className="border-line border-b">
              {parts.map(([id, name]) => (
                <TabsTrigger key={id} value={id} aria-controls={undefined}>
                  {name}
                  {before[id] === after[id] ? <span className="text-muted text-xs">same</span> : null}
                </TabsTrigger>
              ))}
            </TabsList>
          </Tabs>
          <div className="min-h-0 flex-1">
            <DiffPane
              bundle={bundle}
              original={before[part]}
              modified={after[part]}
              language={part === "source" ? language : "plaintext"}
              label={parts.find(([id]) => id === part)?.[1] ?? ""}
              dark={dark}
            />
          </div>
        </>
      ) : (
        <LoadingRows rows={8} label="Loading both runs" />
      )}
    </section>
  );
}

function Side({ compared: { run } }: { compared: ComparedRun }) {
  const { full } = useMoments();
  const { tone, word } = runWords(run);
  return (
    <div className="flex min-w-0 items-center gap-2 text-sm max-md:flex-col max-md:items-start max-md:gap-0">
      <StatusMark tone={tone} word={word} />
      <span className="min-w-0 max-w-full truncate font-mono text-xs" title={runName(run)}>
        {runName(run)}
      </span>
      <time dateTime={run.createdAt} className="tabular ml-auto shrink-0 text-muted text-xs max-md:ml-0">
        {full(run.createdAt)}
      </time>
    </div>
  );
}
