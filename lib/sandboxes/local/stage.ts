import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { cp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/** Two engines of one process must not take each other's folder away. */
let stages = 0;

/** Makes host files reachable for the users that sandboxes run as. */
export interface Stage {
  /** Folder for generated files that every user can read. */
  readonly folder: string;
  /** The path itself when every user can reach it, else that of a copy. @throws Error when it cannot be copied. */
  reach(source: string): Promise<string>;
  /** Removes what was copied. */
  close(): Promise<void>;
}

/** True when every user may pass through all folders above `path` and read it. */
export function isReachable(path: string): boolean {
  const { mode } = statSync(path);
  const needed = (mode & 0o040000) !== 0 ? 0o005 : 0o004;
  if ((mode & needed) !== needed) return false;
  for (let folder = dirname(path); folder !== "/"; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

/**
 * A stage in `stateFolder`, or in a new temporary folder when others cannot pass through that.
 * @param everyone false when sandboxes run as the server's own user, which needs no copies.
 * @throws Error of the file system.
 */
export function createStage(stateFolder: string, everyone: boolean): Stage {
  mkdirSync(stateFolder, { recursive: true });
  removeDead(stateFolder);
  const folder = pickFolder(stateFolder, everyone);
  const copies = new Map<string, Promise<string>>();
  return {
    folder,
    reach(source) {
      if (!everyone || isReachable(source)) return Promise.resolve(source);
      const known = copies.get(source) ?? copyInto(source, join(folder, `copy-${copies.size}`));
      copies.set(source, known);
      known.catch(() => copies.delete(source));
      return known;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Removes the stages of servers that ended without doing it. */
function removeDead(stateFolder: string): void {
  for (const name of readdirSync(stateFolder)) {
    const pid = /^stage-(\d+)-\d+$/.exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(stateFolder, name), { recursive: true, force: true });
  }
}

function pickFolder(stateFolder: string, everyone: boolean): string {
  stages += 1;
  const inState = join(stateFolder, `stage-${process.pid}-${stages}`);
  if (!everyone || isReachable(stateFolder)) mkdirSync(inState, { recursive: true, mode: 0o755 });
  const folder = existsSync(inState) ? inState : mkdtempSync(join(tmpdir(), "podium-"));
  if (everyone) chmodSync(folder, 0o755);
  return folder;
}

async function copyInto(source: string, folder: string): Promise<string> {
  const target = join(folder, basename(source));
  await cp(source, target, { recursive: true, dereference: true, preserveTimestamps: true });
  await openUp(folder);
  return target;
}

/** The copy keeps the modes of the original, which may shut others out. */
async function openUp(path: string): Promise<void> {
  const stat = statSync(path);
  chmodSync(path, stat.mode | (stat.isDirectory() ? 0o055 : (stat.mode & 0o100) !== 0 ? 0o055 : 0o044));
  if (!stat.isDirectory()) return;
  for (const name of await readdir(path)) await openUp(join(path, name));
}
