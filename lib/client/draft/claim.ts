import { listDrafts } from "./storage";

const TAB_KEY = "podium.draft";

/**
 * Chooses this tab's draft: its own after a reload, else the newest that no other tab has open, else a new one; two tabs
 * never write the same draft. With `fresh` it is a new one in any case. A lock says which are open, and the browser lets go of it with the tab.
 */
export async function claimDraft(fresh: boolean): Promise<{ id: string; copyOf?: string }> {
  const own = sessionStorage.getItem(TAB_KEY);
  const wanted = fresh ? [] : own ? [own] : listDrafts();
  for (const id of wanted) if (await lock(id)) return keep({ id });
  // A duplicated tab brings its original's id along: it goes on with a copy.
  const id = randomId();
  await lock(id);
  return keep({ id, ...(own && !fresh && { copyOf: own }) });
}

function keep<T extends { id: string }>(claim: T): T {
  sessionStorage.setItem(TAB_KEY, claim.id);
  return claim;
}

function lock(id: string): Promise<boolean> {
  // Over plain HTTP to another machine browsers have no locks; tabs then share the newest draft.
  if (!("locks" in navigator)) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks
      .request(`podium.draft.${id}`, { ifAvailable: true }, (granted) => {
        resolve(granted !== null);
        // Held until the tab is gone.
        return granted ? new Promise<void>(() => undefined) : undefined;
      })
      .catch(() => resolve(true));
  });
}

/** Unique among this browser's drafts and files; `randomUUID` is missing over plain HTTP. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
