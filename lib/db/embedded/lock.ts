import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedPostgresError } from "./error";
import { isAlive, startTimeOf } from "./process-identity";

interface Holder {
  pid: number;
  startTime?: string;
}

/**
 * Takes the folder for this process; a lock whose process is gone, or whose process id went to another, is replaced.
 * @returns how to give it back, safe to call in an `exit` handler and more than once.
 * @throws EmbeddedPostgresError naming the process that holds it.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, "lock");
  const mine = JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid) } satisfies Holder);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    while (!linked(draft, path)) removeStale(path, folder);
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (textOf(path) === mine) rmSync(path, { force: true });
  };
}

/** A link is made in one step with its content, so nobody reads half a lock. */
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function removeStale(path: string, folder: string): void {
  const seen = textOf(path);
  if (seen === undefined) return;
  const holder = parse(seen);
  if (holder && isHeld(holder)) {
    throw new EmbeddedPostgresError(
      `The data folder ${folder} is in use by process ${holder.pid}; stop that server first, or give this one another data folder.`,
    );
  }
  // Moved aside before it is judged for good: another starter may have replaced it since it was read.
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (textOf(aside) !== seen) linked(aside, path);
  rmSync(aside, { force: true });
}

function isHeld(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  const startTime = startTimeOf(holder.pid);
  return startTime === undefined || holder.startTime === undefined || startTime === holder.startTime;
}

function parse(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof (value as Holder | null)?.pid === "number" ? (value as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
