import { createStore, type Readable } from "../store";
import { pruneAttachments } from "./attachments";
import { OPEN_KEY } from "../shares/open-copy";
import { claimDraft } from "./claim";
import { pruneDrafts, readDraft, writeDraft } from "./storage";
import type { Draft, DraftState } from "./types";

const QUIET_MS = 400;

/** The draft of this tab; every change is kept in this browser a moment later. */
export interface DraftStore extends Readable<DraftState> {
  change(edit: (draft: Draft) => Draft): void;
  /** Reads the browser's copy; call once, in the browser. Returns what to call when the page goes. */
  open(): () => void;
  /** Keeps it now. */
  save(): void;
}

/** Makes the store; `initial` shows until the browser's copy was read, and after that when there is none. */
export function createDraftStore(initial: Draft): DraftStore {
  const store = createStore<DraftState>({ draft: initial, loaded: false, savedAt: 0 });
  let id: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let opened = false;

  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!id) return;
    const savedAt = Date.now();
    try {
      writeDraft(id, { savedAt, draft: store.getState().draft });
      store.update((state) => ({ ...state, savedAt, problem: undefined }));
    } catch {
      const problem = "Not saved: this browser's storage is full or turned off";
      store.update((state) => ({ ...state, problem }));
    }
  };
  const flush = () => {
    if (timer !== undefined) save();
  };

  const load = async () => {
    // Only whoever comes from a shared page needs the code for it.
    const opening = sessionStorage.getItem(OPEN_KEY) !== null ? await import("./open-shared") : undefined;
    const shared = opening?.takeShared();
    const claim = await claimDraft(shared !== undefined);
    id = claim.id;
    const stored =
      opening && shared
        ? { draft: opening.asScript(await opening.draftOf(shared)), savedAt: 0 }
        : readDraft(claim.copyOf ?? id);
    // What was typed while it was being read is newer.
    const typed = store.getState().draft !== initial;
    store.update((state) => ({ ...state, loaded: true, ...(stored && !typed && stored) }));
    if (shared || typed) save();
    await pruneAttachments(pruneDrafts());
  };

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    save,
    change(edit) {
      const { draft } = store.getState();
      const next = edit(draft);
      if (next === draft) return;
      store.update((state) => ({ ...state, draft: next }));
      clearTimeout(timer);
      timer = setTimeout(save, QUIET_MS);
    },
    open() {
      // React mounts twice while developing, and this tab must not lock itself out.
      // Without storage the page works all the same, only nothing is kept.
      if (!opened) load().catch(() => store.update((state) => ({ ...state, loaded: true })));
      opened = true;
      addEventListener("pagehide", flush);
      return () => removeEventListener("pagehide", flush);
    },
  };
}
