"use client";

import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { useCoarsePointer } from "@/lib/client/media";
import type { ErrorLocation, UserFile } from "@/lib/client/run/locate-error";
import { programFiles } from "@/lib/client/run/program-files";
import type { LanguageInfo } from "@/lib/contracts/executions";
import type { Limits } from "@/lib/contracts/limits";
import type { RunSession } from "@/lib/client/run/types";
import { useSelected } from "@/lib/client/store";
import { ArtifactView, nameOf } from "./artifact-view";
import { EndNote } from "./end-note";
import { InputRow } from "./input-row";
import { OutputActions } from "./output-actions";
import { OutputAnnouncer } from "./output-announcer";
import { OutputScreen } from "./output-screen";
import { Pictures } from "./pictures";
import { RunStatus } from "./run-status";

/** Properties of {@link OutputPanel}. */
export interface OutputPanelProps {
  session: RunSession;
  /** A place in the user's own files was chosen in the output. */
  onReveal: (place: ErrorLocation) => void;
  /** The user's files, for a run that this page did not start itself. */
  files?: () => readonly UserFile[];
  /** Stands in the bar: the limits. */
  limits?: ReactNode;
  /** Pixels of the output's type. */
  fontSize?: number;
  /** Called once the terminal stands with what was there, for whoever showed something in its place. */
  onShown?: () => void;
  /** The run starts again with these larger limits. */
  onLarger?: (limits: Partial<Limits>) => void;
  /** What there is here, for words about what is missing. */
  languages?: readonly LanguageInfo[];
  /** What the page needs first; the terminal is loaded then, or when something runs. */
  after?: Promise<void>;
}

const TERMINAL = "terminal";

/** What a program prints, asks and leaves, with all that can be done with it. */
export function OutputPanel({
  session,
  onReveal,
  files,
  limits,
  fontSize = 14,
  onLarger,
  after,
  languages,
  onShown,
}: OutputPanelProps) {
  const artifacts = useSelected(session, artifactsOf);
  const coarse = useCoarsePointer();
  const [tab, setTab] = useState(TERMINAL);
  const [plain, setPlain] = useState(false);
  const [searching, setSearching] = useState(false);

  useEffect(() => session.onReset(() => setTab(TERMINAL)), [session]);
  const links = useCallback(() => {
    const program = session.program();
    const language = session.getState().execution?.language ?? program?.language;
    if (!language) return undefined;
    return { language, files: program ? programFiles(program) : (files?.() ?? []), reveal: onReveal };
  }, [session, files, onReveal]);

  const search = () => {
    setTab(TERMINAL);
    setSearching(true);
  };
  return (
    <Tabs value={tab} onValueChange={setTab} className="flex h-full min-h-0 min-w-0 flex-col bg-canvas">
      <header className="flex h-9 shrink-0 items-center gap-2 border-line border-b pr-1.5 pl-3">
        <RunStatus session={session} />
        <div className="ml-auto flex shrink-0 items-center gap-1">
          {limits}
          <OutputActions session={session} plain={plain} onPlain={setPlain} onSearch={search} />
        </div>
      </header>
      {artifacts.length > 0 ? (
        <TabsList aria-label="Output and files" className="shrink-0 border-line border-b">
          <TabsTrigger value={TERMINAL}>Output</TabsTrigger>
          {artifacts.map((artifact) => (
            <TabsTrigger key={artifact.path} value={`file:${artifact.path}`} title={artifact.path}>
              <span className="max-w-40 truncate">{nameOf(artifact)}</span>
            </TabsTrigger>
          ))}
        </TabsList>
      ) : null}
      <TabsContent value={TERMINAL} forceMount tabIndex={-1} className="relative data-[state=inactive]:hidden">
        <div className="flex h-full flex-col">
          <div className="min-h-0 flex-1">
            <OutputScreen
              session={session}
              fontSize={fontSize}
              plain={plain}
              searching={searching}
              onSearching={setSearching}
              links={links}
              onShown={onShown}
              after={after}
            />
          </div>
          <Pictures artifacts={artifacts} onOpen={({ path }) => setTab(`file:${path}`)} />
        </div>
      </TabsContent>
      {artifacts.map((artifact) => (
        <TabsContent key={artifact.path} value={`file:${artifact.path}`} tabIndex={-1}>
          <ArtifactView artifact={artifact} />
        </TabsContent>
      ))}
      <EndNote session={session} links={links} onLarger={onLarger} languages={languages} />
      {coarse ? <InputRow session={session} /> : null}
      <OutputAnnouncer session={session} />
    </Tabs>
  );
}

function artifactsOf(state: ReturnType<RunSession["getState"]>) {
  return state.artifacts;
}
