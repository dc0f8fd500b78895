"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useState } from "react";
import { AccountMenu, type ShownAccount } from "@/components/account/account-menu";
import { DropZone } from "@/components/editor/drop-zone";
import { OutcomeLine } from "@/components/output/outcome-line";
import { RunAnnouncer } from "@/components/output/run-announcer";
import { Toaster } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import { NarrowBar } from "@/components/workbench/narrow-bar";
import { Split } from "@/components/workbench/split";
import type { DraftState } from "@/lib/client/draft/types";
import { speakFor } from "@/lib/client/run/port";
import type { Settings } from "@/lib/client/settings/settings";
import { useSelected } from "@/lib/client/store";
import { createDraftActions } from "./draft-actions";
import { EditorSide } from "./editor-side";
import { OutputSide } from "./output-side";
import { pageCommands } from "./page-commands";
import { createPageState, type PageProps, type View } from "./page-state";
import { createRunActions } from "./run-actions";
import { RunControl } from "./run-control";
import { ShareSlot } from "./share-slot";
import { StatusLine } from "./status-line";
import { TopBar } from "./top-bar";
import { useDraftFlag } from "./use-draft-flag";
import { useEarlyRun } from "./use-early-run";
import { useRunMemory } from "./use-run-memory";
import { useRunTitle } from "./use-run-title";
import { useShortcuts } from "./use-shortcuts";

const loadPalette = () => import("@/components/command/command-palette");
const CommandPalette = dynamic(() => loadPalette().then((module) => module.CommandPalette));
const KeysDialog = dynamic(() => import("@/components/command/keys-dialog").then((module) => module.KeysDialog));

const LanguageDialog = dynamic(() =>
  import("@/components/workbench/language-dialog").then((module) => module.LanguageDialog),
);

const PROJECTOR_PX = 20;
/** When the page has surely settled, in milliseconds. */
const SETTLED_MS = 2000;
const languageOf = (state: DraftState) => state.draft.language;
const titleOf = (state: DraftState) => state.draft.title;
const viewOf = (state: View) => state;
const settingsOf = (state: Settings) => state;

/** Properties of {@link Workspace}. */
export interface WorkspaceProps extends Omit<PageProps, "userId"> {
  /** Who is signed in. */
  account?: ShownAccount;
}

/** The editor page. */
export function Workspace({ account, ...props }: WorkspaceProps) {
  const [page] = useState(() => createPageState({ ...props, userId: account?.id }));
  const drafts = useMemo(() => createDraftActions(page), [page]);
  const runs = useMemo(() => createRunActions(page), [page]);
  const router = useRouter();
  const role = account?.role;
  const commands = useMemo(
    () => pageCommands(page, drafts, runs, { role, open: (href) => router.push(href) }),
    [page, drafts, runs, role, router],
  );
  const { panel, about: named, projector, side } = useSelected(page.view, viewOf);
  const languageId = useSelected(page.draft, languageOf);
  const { split, fontSize } = useSelected(page.settings, settingsOf);

  useEffect(() => speakFor(account?.email), [account?.email]);
  useEffect(() => page.draft.open(), [page]);
  useEffect(() => page.settings.open(), [page]);
  useEffect(() => page.sync?.follow(), [page]);
  // Keys that are pressed while the palette is still being loaded would land in the editor.
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  useDraftFlag(page);
  useEarlyRun(page, runs);
  useRunMemory(page.session);
  useRunTitle(page.session, useSelected(page.draft, titleOf));
  useShortcuts(commands, page.view);

  const show = useCallback((part: Partial<View>) => page.view.update((state) => ({ ...state, ...part })), [page]);
  const about = page.languages.find(({ id }) => id === (named ?? languageId));
  const size = projector ? PROJECTOR_PX : fontSize;
  return (
    <TooltipProvider>
      <div className="flex h-dvh flex-col overflow-hidden" data-projector={projector || undefined}>
        {/* Stays for what it opens: sharing, with its QR code, belongs before a projector. */}
        <div className={projector ? "hidden" : "contents"}>
          <TopBar
            page={page}
            drafts={drafts}
            share={<ShareSlot page={page} />}
            account={<AccountMenu account={account} />}
            run={<RunControl session={page.session} runs={runs} />}
          />
        </div>
        <main className="flex min-h-0 flex-1 flex-col">
          <Split
            share={split}
            onShare={(share) => page.settings.change({ split: share })}
            narrowSide={side}
            left={<EditorSide page={page} drafts={drafts} fontSize={size} bare={projector} />}
            right={<OutputSide page={page} fontSize={size} bare={projector} />}
          />
        </main>
        <StatusLine page={page} outcome={<OutcomeLine session={page.session} />} bare={projector} />
        {projector ? null : (
          <NarrowBar
            side={side}
            onSide={(next) => show({ side: next })}
            news={false}
            run={<RunControl session={page.session} runs={runs} large />}
          />
        )}
      </div>
      <DropZone onFiles={drafts.addFiles} />
      <RunAnnouncer session={page.session} />
      <Toaster />
      {panel === "commands" ? (
        <CommandPalette commands={commands} open onOpenChange={(open) => open || show({ panel: null })} />
      ) : null}
      {panel === "language" && about ? (
        <LanguageDialog
          language={about}
          open
          onOpenChange={(open) => open || show({ panel: null, about: undefined })}
        />
      ) : null}
      {panel === "keys" ? (
        <KeysDialog commands={commands} open onOpenChange={(open) => open || show({ panel: null })} />
      ) : null}
    </TooltipProvider>
  );
}
