import { isDraft } from "./is-draft";
import type { Draft } from "./types";

const PREFIX = "podium.draft.";
/** Drafts that closed tabs left; older ones go when there are more. */
const KEPT = 12;

/** A draft as it is kept. */
export interface StoredDraft {
  savedAt: number;
  draft: Draft;
}

/** Writes a draft; throws when the browser's storage is full or forbidden. */
export function writeDraft(id: string, stored: StoredDraft): void {
  localStorage.setItem(PREFIX + id, JSON.stringify(stored));
}

/** Reads one draft; what cannot be read is as if it were not there. */
export function readDraft(id: string): StoredDraft | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PREFIX + id) ?? "null");
    return isStored(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** Ids of the kept drafts, newest first. */
export function listDrafts(): string[] {
  const found: { id: string; savedAt: number }[] = [];
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const id = key.slice(PREFIX.length);
      found.push({ id, savedAt: readDraft(id)?.savedAt ?? 0 });
    }
  } catch {
    // Storage is forbidden: there are no drafts.
  }
  return found.sort((left, right) => right.savedAt - left.savedAt).map(({ id }) => id);
}

/** Removes the oldest drafts beyond what is kept; returns the ids of the bytes the others still need. */
export function pruneDrafts(): Set<string> {
  const ids = listDrafts();
  for (const id of ids.slice(KEPT)) localStorage.removeItem(PREFIX + id);
  const files = ids.slice(0, KEPT).flatMap((id) => readDraft(id)?.draft.files ?? []);
  return new Set(files.flatMap((file) => (file.kind === "binary" ? [file.id] : [])));
}

function isStored(value: unknown): value is StoredDraft {
  if (typeof value !== "object" || value === null) return false;
  const { savedAt, draft } = value as Partial<Record<keyof StoredDraft, unknown>>;
  return typeof savedAt === "number" && isDraft(draft);
}
