"use client";

import { useCallback, useMemo, useState } from "react";
import { AttachmentView } from "@/components/editor/attachment-view";
import { CodeEditor } from "@/components/editor/code-editor";
import { FileTabs } from "@/components/editor/file-tabs";
import { type Guess, guessLanguage } from "@/components/editor/guess-language";
import { LanguageOffer } from "@/components/editor/language-offer";
import { toast } from "@/components/ui/toast-store";
import { renamed, withText } from "@/lib/client/draft/edit";
import type { DraftFile, DraftState } from "@/lib/client/draft/types";
import { useSystemDark } from "@/lib/client/media";
import type { Settings } from "@/lib/client/settings/settings";
import { useSelected } from "@/lib/client/store";
import type { DraftActions } from "./draft-actions";
import type { CheckedFiles, PageState, View } from "./page-state";
import { useCodeProblem } from "./use-code-problem";

const whole = (state: DraftState) => state;
const renamingOf = (view: View) => view.renaming;
const settingsOf = (settings: Settings) => settings;
const checkedOf = (state: CheckedFiles) => state;

/** Properties of {@link EditorSide}. */
export interface EditorSideProps {
  page: PageState;
  drafts: DraftActions;
  fontSize: number;
  /** Nothing but the code. */
  bare: boolean;
}

/** The draft: its files as tabs, an offer after a paste, and the editor. */
export function EditorSide({ page, drafts, fontSize, bare }: EditorSideProps) {
  const { draft, loaded } = useSelected(page.draft, whole);
  const settings = useSelected(page.settings, settingsOf);
  const { theme, draft: kept } = settings;
  const renaming = useSelected(page.view, renamingOf);
  const systemDark = useSystemDark();
  const { problem, forget } = useCodeProblem(page);
  const { offer, onPaste, dismiss } = useOffer(page);
  const onText = useCallback(
    (path: string, text: string) => page.draft.change((state) => withText(state, path, text)),
    [page],
  );
  const onUsable = useCallback(
    (plain: boolean) => {
      page.usable.give();
      if (plain) toast({ text: "The full editor could not be loaded, so this is a plain one. Reload to try again." });
    },
    [page],
  );
  const file = draft.files.find(({ path }) => path === draft.active) ?? draft.files[0];
  const checked = useChecked(page, file);
  const program = useProgram(page, draft.files);
  const target = offer && page.languages.find(({ id, available }) => id === offer.id && available);
  if (!file) return null;
  return (
    <section aria-label="Code" className="flex min-h-0 flex-1 flex-col" data-side="code">
      {bare ? null : (
        <FileTabs
          draft={draft}
          renaming={renaming}
          onRenaming={(path) => page.view.update((state) => ({ ...state, renaming: path }))}
          onOpen={(path) => page.draft.change((state) => ({ ...state, active: path }))}
          onRename={(from, to) => page.draft.change((state) => renamed(state, from, to))}
          onClose={drafts.closeFile}
        />
      )}
      {offer ? (
        <LanguageOffer
          name={offer.name}
          onDismiss={dismiss}
          onSwitch={
            target &&
            (() => {
              drafts.chooseLanguage(target);
              dismiss();
              page.editor.current?.focus();
            })
          }
        />
      ) : null}
      <div className="min-h-0 flex-1">
        {file.kind === "binary" ? (
          <AttachmentView file={file} />
        ) : (
          <CodeEditor
            // A kept draft is not known to the server: an empty outline is calmer than the example for a moment.
            file={loaded || !kept ? file : { ...file, text: "" }}
            ready={loaded}
            fresh={!kept && !page.phone}
            bundle={page.bundle}
            onUsable={onUsable}
            entry={draft.entry}
            language={page.languages.find(({ id }) => id === draft.language)?.monaco ?? draft.language}
            fontSize={fontSize}
            editing={settings}
            dark={theme === "dark" || (theme === "system" && systemDark)}
            problem={problem}
            onProblemGone={forget}
            checked={checked}
            program={program}
            onText={onText}
            onPaste={onPaste}
            info={page.info}
            handle={page.editor}
          />
        )}
      </div>
    </section>
  );
}

/** What a checker found in the file as it is. */
function useChecked(page: PageState, file: DraftFile | undefined) {
  const { files, problems } = useSelected(page.checked, checkedOf);
  return useMemo(
    () => (file && files.includes(file) ? problems.filter((problem) => problem.file === file.path) : undefined),
    [files, problems, file],
  );
}

/** All of the draft, for help that looks at it as a whole. */
function useProgram({ languages }: PageState, files: readonly DraftFile[]) {
  const node = languages.find(({ id }) => id === "typescript")?.versions.find((version) => version.default);
  const nodeVersion = node?.full ?? "";
  return useMemo(() => ({ files, nodeVersion }), [files, nodeVersion]);
}

/** After a paste, the language the text looks like; gone with an answer. */
function useOffer({ draft }: PageState): { offer?: Guess; onPaste: (text: string) => void; dismiss: () => void } {
  const [offer, setOffer] = useState<Guess>();
  const onPaste = useCallback(
    (text: string) => {
      const { active, entry, language } = draft.getState().draft;
      setOffer(active === entry ? guessLanguage(text, language) : undefined);
    },
    [draft],
  );
  return { offer, onPaste, dismiss: useCallback(() => setOffer(undefined), []) };
}
