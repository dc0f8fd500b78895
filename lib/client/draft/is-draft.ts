import type { Draft, DraftFile } from "./types";

type Unknown<T> = Partial<Record<keyof T, unknown>>;

/**
 * Whether a value from the browser's storage is a draft: an older page, or a curious hand, may have written it. By hand,
 * since Zod would weigh more than everything else the page needs before its first run.
 */
export function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const { title, language, version, files, active, entry, stdin, args, timeMs, script } = value as Unknown<Draft>;
  return (
    [title, language, active, entry, args].every((text) => typeof text === "string") &&
    [version, stdin].every((text) => text === undefined || typeof text === "string") &&
    (timeMs === undefined || (typeof timeMs === "number" && timeMs > 0)) &&
    (script === undefined || isLink(script)) &&
    Array.isArray(files) &&
    files.length > 0 &&
    files.every(isFile) &&
    files.some((file) => file.path === entry)
  );
}

function isLink(value: unknown): value is NonNullable<Draft["script"]> {
  if (typeof value !== "object" || value === null) return false;
  const { id, revision, key } = value as Unknown<NonNullable<Draft["script"]>>;
  return typeof id === "string" && typeof revision === "number" && typeof key === "string";
}

function isFile(value: unknown): value is DraftFile {
  if (typeof value !== "object" || value === null) return false;
  const { kind, path, text, id, size } = value as Unknown<{ kind: 0; path: 0; text: 0; id: 0; size: 0 }>;
  if (typeof path !== "string" || path === "") return false;
  return kind === "text"
    ? typeof text === "string"
    : kind === "binary" && typeof id === "string" && typeof size === "number";
}
