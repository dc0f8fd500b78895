"use client";

import type { ReactNode } from "react";
import type { EditorInfo } from "@/components/editor/types";
import { ScriptSavedLabel } from "@/components/workbench/script-saved-label";
import { SavedLabel } from "@/components/workbench/saved-label";
import { StatusBar } from "@/components/workbench/status-bar";
import type { DraftState } from "@/lib/client/draft/types";
import { formatKeys, useMac } from "@/lib/client/keys";
import { useSelected } from "@/lib/client/store";
import type { PageState } from "./page-state";

const infoOf = (info: EditorInfo) => info;
const savedOf = (state: DraftState) => state.savedAt;
const isScriptOf = (state: DraftState) => state.draft.script !== undefined;
const problemOf = (state: DraftState) => state.problem;

/** The bar at the foot of the page. */
export function StatusLine({ page, outcome, bare }: { page: PageState; outcome: ReactNode; bare: boolean }) {
  const info = useSelected(page.info, infoOf);
  const savedAt = useSelected(page.draft, savedOf);
  const problem = useSelected(page.draft, problemOf);
  const isScript = useSelected(page.draft, isScriptOf);
  // Monaco's own key on a Mac has Shift, since Control+M is a Return there.
  const keys = formatKeys(useMac() ? "Ctrl+Shift+M" : "Ctrl+M", useMac());
  return (
    <StatusBar
      {...info}
      tabKeys={keys}
      onTabMoves={() => page.editor.current?.toggleTabMoves()}
      saved={
        page.sync && isScript ? (
          <ScriptSavedLabel sync={page.sync} />
        ) : (
          <SavedLabel savedAt={savedAt} problem={problem} />
        )
      }
      outcome={outcome}
      bare={bare}
    />
  );
}
