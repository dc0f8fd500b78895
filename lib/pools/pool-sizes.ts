import type { StoredWindow } from "./repository";

/** How long before a window starts its sandboxes are made, in milliseconds. */
const LEAD_MS = 60_000;

/**
 * How many sandboxes one of `servers` keeps for a language and size at a moment: the configured ones, and its part of what the
 * windows that are open then add.
 */
export function sizeAt(
  windows: readonly StoredWindow[],
  of: { language: string; size?: string; configured: number; servers: number },
  now: number,
): number {
  const open = windows.filter(
    ({ language, size, start, end }) =>
      language === of.language && size === of.size && start.getTime() - LEAD_MS <= now && end.getTime() > now,
  );
  const added = open.reduce((sum, { count }) => sum + count, 0);
  return of.configured + Math.ceil(added / Math.max(1, of.servers));
}
