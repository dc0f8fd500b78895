/** Longest wait a `Prefer` header is granted, in seconds. */
export const maxWaitSeconds = 60;

/**
 * Seconds of `Prefer: wait=N` (RFC 7240), at most {@link maxWaitSeconds}; absent without one. What cannot be read is
 * ignored, as a preference is to be.
 */
export function preferredWait(header: string | undefined): number | undefined {
  for (const preference of (header ?? "").split(",")) {
    const seconds = /^\s*wait\s*=\s*"?(\d{1,9})"?\s*(?:;.*)?$/i.exec(preference)?.[1];
    if (seconds !== undefined) return Math.min(Number(seconds), maxWaitSeconds);
  }
  return undefined;
}
