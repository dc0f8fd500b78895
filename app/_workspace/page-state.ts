import { createRef, type RefObject } from "react";
import type { EditorBundle } from "@/components/editor/load-monaco";
import { type EditorHandle, type EditorInfo, initialInfo } from "@/components/editor/types";
import type { CheckedProblem } from "@/lib/contracts/checking";
import type { LanguageInfo } from "@/lib/contracts/executions";
import { createDraftStore, type DraftStore } from "@/lib/client/draft/draft-store";
import { newDraft } from "@/lib/client/draft/edit";
import type { DraftFile } from "@/lib/client/draft/types";
import { createRunSession } from "@/lib/client/run/run-session";
import type { RunSession } from "@/lib/client/run/types";
import { createSettingsStore, type SettingsStore } from "@/lib/client/settings/settings-store";
import type { Settings } from "@/lib/client/settings/settings";
import type { ScriptSync } from "@/lib/client/scripts/script-sync";
import { createSignal, type Signal } from "@/lib/client/signal";
import { createStore, type Store } from "@/lib/client/store";
import { pageSync } from "./page-sync";

/** What is open on the page beside code and output. */
export interface View {
  panel: "commands" | "keys" | "input" | "share" | "links" | "language" | null;
  /** Id of the language that `panel` is about, when it is another than the draft's. */
  about?: string;
  projector: boolean;
  /** Path of the file whose name is being changed. */
  renaming: string | null;
  /** The side a narrow page shows. */
  side: "left" | "right";
}

/** What a checker found, and the files as it read them: of one that was changed since, nothing is known. */
export interface CheckedFiles {
  files: readonly DraftFile[];
  problems: readonly CheckedProblem[];
}

/** Everything the parts of the page share. */
export interface PageState {
  languages: readonly LanguageInfo[];
  bundle: EditorBundle;
  /** Whether the server took the browser for a phone's, which gets a field of its own. */
  phone: boolean;
  /** How long a program may run here, in milliseconds. */
  mostMs: number;
  /** Done when one can type; what is not needed for that waits for it. */
  usable: Signal;
  draft: DraftStore;
  settings: SettingsStore;
  session: RunSession;
  /** Saves to the account; absent when nobody is signed in. */
  sync?: ScriptSync;
  info: Store<EditorInfo>;
  view: Store<View>;
  checked: Store<CheckedFiles>;
  editor: RefObject<EditorHandle | null>;
}

/** What the server says of the page. */
export interface PageProps {
  languages: readonly LanguageInfo[];
  settings: Settings;
  bundle: EditorBundle;
  phone: boolean;
  mostMs: number;
  /** Of who is signed in. */
  userId: string | undefined;
}

/** Makes the state of one page. */
export function createPageState({ languages, settings, bundle, phone, mostMs, userId }: PageProps): PageState {
  const usable = languages.filter((language) => language.available);
  const first = usable.find(({ id }) => id === settings.language) ?? usable[0] ?? languages[0];
  const fallback = { id: "python", fileName: "main.py" };
  const draft = createDraftStore(newDraft(first ?? fallback, first?.examples[0]?.source ?? ""));
  return {
    languages,
    bundle,
    phone,
    mostMs,
    usable: createSignal(),
    draft,
    sync: userId ? pageSync(draft, mostMs) : undefined,
    settings: createSettingsStore(settings, userId),
    session: createRunSession(),
    info: createStore<EditorInfo>(initialInfo),
    view: createStore<View>({ panel: null, projector: false, renaming: null, side: "left" }),
    checked: createStore<CheckedFiles>({ files: [], problems: [] }),
    editor: createRef<EditorHandle>(),
  };
}
