import type { SharedDocument } from "../../contracts/shares";
import type { Script } from "../../contracts/scripts";
import { contentKey } from "../draft/content-key";
import type { DraftStore } from "../draft/draft-store";
import type { Draft } from "../draft/types";
import { ClientError } from "../problem";
import { createStore, type Readable } from "../store";

/** How the draft stands to the account. */
export interface SyncState {
  phase: "idle" | "saving" | "problem";
  /** `Date.now()` when the account last took it; 0: not from this page. */
  savedAt: number;
  problem?: string;
}

/** Why the account did not take a draft, as far as somebody must choose. */
export type Conflict = "changed" | "gone";

/** What the sync needs of the page. */
export interface SyncParts {
  draft: DraftStore;
  /** The draft as the account keeps it. */
  documentOf: (draft: Draft) => Promise<SharedDocument>;
  onConflict: (conflict: Conflict) => void;
}

/** Saves the draft to the account: when asked, and by itself once it is a script there. */
export interface ScriptSync extends Readable<SyncState> {
  /** Resolves to whether the account took it: not where there is a conflict. Rejects when it could not be asked. */
  save(): Promise<boolean>;
  /** As another script, whatever it was before. */
  saveAsNew(): Promise<boolean>;
  /** Begins to save by itself; the answer ends that. */
  follow(): () => void;
}

/** Pause in the typing after which a script is saved by itself, in milliseconds. */
const QUIET_MS = 1_500;
/** After a failure, for lack of a network, it is tried again after this long. */
const AGAIN_MS = 10_000;

/** See {@link ScriptSync}. */
export function createScriptSync({ draft: store, documentOf, onConflict }: SyncParts): ScriptSync {
  const state = createStore<SyncState>({ phase: "idle", savedAt: 0 });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<unknown> | undefined;

  /** The content that was sent is what the account has; what was typed meanwhile is saved next. */
  const took = (sent: Draft, { id, revision }: Script) => {
    const key = contentKey(sent);
    // Another draft may be open by now.
    store.change((now) => (now.script?.id === sent.script?.id ? { ...now, script: { id, revision, key } } : now));
    state.update(() => ({ phase: "idle", savedAt: Date.now() }));
  };

  const send = async (asNew: boolean, draft: Draft): Promise<boolean> => {
    const link = asNew ? undefined : draft.script;
    state.update((before) => ({ ...before, phase: "saving", problem: undefined }));
    try {
      // What the page needs before its first run comes without this.
      const [{ scriptApi }, document] = await Promise.all([import("./script-api"), documentOf(draft)]);
      const title = draft.title.trim() || undefined;
      const body = { document, ...(title && { title }) };
      took(
        draft,
        await (link ? scriptApi.change(link.id, { ...body, revision: link.revision }) : scriptApi.create(body)),
      );
      return true;
    } catch (error) {
      const conflict = conflictOf(error);
      const problem = conflict ? CONFLICT : messageOf(error);
      state.update((before) => ({ ...before, phase: "problem", problem }));
      if (!conflict) throw error;
      if (conflict === "gone") store.change((now) => withoutLink(now, link?.id));
      onConflict(conflict);
      return false;
    }
  };

  /** One after the other: each names the revision the one before made. */
  const save = (asNew = false, left?: Draft): Promise<boolean> => {
    clearTimeout(timer);
    timer = undefined;
    const before = underWay ?? Promise.resolve();
    const next: Promise<boolean> = before
      .catch(() => undefined)
      .then(() => send(asNew, left ?? store.getState().draft))
      .finally(() => {
        if (underWay === next) underWay = undefined;
      });
    underWay = next;
    return next;
  };

  const soon = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void (isDue() && save().catch(() => isDue() && soon(AGAIN_MS))), ms);
  };

  /** What was not saved yet when its draft goes. */
  const leave = (left: Draft | undefined) => {
    if (timer !== undefined && left?.script && left.script.key !== contentKey(left))
      void save(false, left).catch(() => undefined);
    clearTimeout(timer);
    timer = undefined;
  };

  const isDue = () => {
    const { draft, loaded } = store.getState();
    return loaded && draft.script !== undefined && draft.script.key !== contentKey(draft);
  };

  return {
    getState: state.getState,
    subscribe: state.subscribe,
    save: () => save(),
    saveAsNew: () => save(true),
    follow() {
      let seen: Draft | undefined;
      const look = () => {
        const { draft } = store.getState();
        if (draft === seen) return;
        if (seen?.script && seen.script.id !== draft.script?.id) leave(seen);
        seen = draft;
        if (isDue() && state.getState().problem !== CONFLICT) soon(QUIET_MS);
      };
      const unsubscribe = store.subscribe(look);
      look();
      return () => {
        unsubscribe();
        leave(seen);
      };
    },
  };
}

function withoutLink(draft: Draft, id: string | undefined): Draft {
  if (draft.script?.id !== id) return draft;
  const { script: _, ...rest } = draft;
  return rest;
}

const CONFLICT = "Not saved to your account";

function conflictOf(error: unknown): Conflict | undefined {
  const code = error instanceof ClientError ? error.problem?.code : undefined;
  if (code === "revision_conflict") return "changed";
  return code === "not_found" ? "gone" : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : CONFLICT;
}
