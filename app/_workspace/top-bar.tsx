"use client";

import { FilePlus, Presentation, Search } from "lucide-react";
import type { ReactNode } from "react";
import { ThemeMenu } from "@/components/theme/theme-menu";
import { IconButton } from "@/components/ui/icon-button";
import { ExamplesMenu } from "@/components/workbench/examples-menu";
import { InputPopover } from "@/components/workbench/input-popover";
import { LanguageMenu } from "@/components/workbench/language-menu";
import { TitleField } from "@/components/workbench/title-field";
import type { DraftState } from "@/lib/client/draft/types";
import { formatKeys, useMac } from "@/lib/client/keys";
import type { Settings } from "@/lib/client/settings/settings";
import { useSelected } from "@/lib/client/store";
import { Brand } from "./brand";
import type { DraftActions } from "./draft-actions";
import type { PageState, View } from "./page-state";

const titleOf = (state: DraftState) => state.draft.title;
const languageOf = (state: DraftState) => state.draft.language;
const versionOf = (state: DraftState) => state.draft.version;
const stdinOf = (state: DraftState) => state.draft.stdin;
const argsOf = (state: DraftState) => state.draft.args;
const settingsOf = (state: Settings) => state;
const panelOf = (state: View) => state.panel;

/** Properties of {@link TopBar}. */
export interface TopBarProps {
  page: PageState;
  drafts: DraftActions;
  share: ReactNode;
  account: ReactNode;
  run: ReactNode;
}

/** What is written and in what; on the right what is done with it. */
export function TopBar({ page, drafts, share, account, run }: TopBarProps) {
  const { draft, settings, view, languages } = page;
  const title = useSelected(draft, titleOf);
  const language = useSelected(draft, languageOf);
  const version = useSelected(draft, versionOf);
  const stdin = useSelected(draft, stdinOf);
  const args = useSelected(draft, argsOf);
  const { theme, fontSize } = useSelected(settings, settingsOf);
  const panel = useSelected(view, panelOf);
  const mac = useMac();
  const show = (part: Partial<View>) => view.update((state) => ({ ...state, ...part }));
  return (
    <header className="flex h-10 shrink-0 items-center gap-1 border-line border-b bg-surface px-2 max-md:h-12">
      <Brand />
      <TitleField title={title} onChange={(next) => draft.change((state) => ({ ...state, title: next }))} />
      <span aria-hidden className="mx-1 h-4 w-px shrink-0 bg-line max-md:hidden" />
      <LanguageMenu
        languages={languages}
        language={language}
        version={version}
        onChoose={drafts.chooseLanguage}
        onAbout={({ id }) => show({ panel: "language", about: id })}
      />
      <div className="flex items-center max-md:hidden">
        <ExamplesMenu languages={languages} language={language} onOpen={drafts.openExample} />
        <IconButton label="Add a file" onClick={drafts.addFile}>
          <FilePlus className="size-4" aria-hidden />
        </IconButton>
      </div>
      <div className="ml-auto flex items-center gap-1">
        <IconButton
          label="All commands"
          keys={formatKeys("Mod+K", mac)}
          aria-haspopup="dialog"
          onClick={() => show({ panel: "commands" })}
        >
          <Search className="size-4" aria-hidden />
        </IconButton>
        {share}
        <IconButton
          label="Projector mode"
          keys="F8"
          className="max-md:hidden"
          onClick={() => show({ projector: true })}
        >
          <Presentation className="size-4" aria-hidden />
        </IconButton>
        <ThemeMenu theme={theme} fontSize={fontSize} onChange={settings.change} />
        <InputPopover
          stdin={stdin}
          args={args}
          onStdin={(next) => draft.change((state) => ({ ...state, stdin: next }))}
          onArgs={(next) => draft.change((state) => ({ ...state, args: next }))}
          open={panel === "input"}
          onOpenChange={(open) => show({ panel: open ? "input" : null })}
        />
        {account}
        <div className="ml-1 max-md:hidden">{run}</div>
      </div>
    </header>
  );
}
