import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rmdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** Content of a control file, or undefined when it is not there. */
export function readControl(file: string): string | undefined {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return undefined;
  }
}

/** Writes a control file. @throws Error of the file system. */
export function writeControl(file: string, value: string | number): void {
  writeFileSync(file, String(value));
}

/** Writes a control file that may be missing or refuse; true when it took the value. */
export function tryWriteControl(file: string, value: string | number): boolean {
  try {
    writeControl(file, value);
    return true;
  } catch {
    return false;
  }
}

/** A control file of one number; 0 when it is missing or says `max`. */
export function readNumber(file: string): number {
  const value = Number.parseInt(readControl(file) ?? "", 10);
  return Number.isFinite(value) ? value : 0;
}

/** One line of a control file of `name value` lines; 0 when there is none. */
export function readKey(file: string, key: string): number {
  return parseKey(readControl(file) ?? "", key);
}

/** As {@link readKey}, of text. */
export function parseKey(text: string, key: string): number {
  for (const line of text.split("\n")) {
    const [name, value] = line.split(" ");
    if (name === key) return Number(value) || 0;
  }
  return 0;
}

/** Process ids in `cgroup.procs` of a folder; 0 stands for a process outside this pid namespace and is left out. */
export function readPids(folder: string): number[] {
  const text = readControl(`${folder}/cgroup.procs`) ?? "";
  return text
    .split("\n")
    .map(Number)
    .filter((pid) => pid > 0);
}

/** Names of the folders in a folder; none when it is not there. */
export function listFolders(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch {
    return [];
  }
}

/** SIGKILL to each process; one that has gone already is no matter. */
export function killPids(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Gone between the reading and the signal.
    }
  }
}

const REMOVE_DEADLINE_MS = 3_000;

/**
 * Removes a group's folder. The kernel answers EBUSY until the last process has been reaped, and a process may have forked
 * since the last kill, so each round kills again.
 * @throws Error when it is still there after 3 s.
 */
export async function removeFolder(folder: string, killAll: () => void): Promise<void> {
  const deadline = performance.now() + REMOVE_DEADLINE_MS;
  for (let pauseMs = 1; ; pauseMs = Math.min(50, pauseMs * 2)) {
    try {
      await rmdir(folder);
      return;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "ENOENT") return;
      if (performance.now() > deadline) throw new Error(`The cgroup ${folder} could not be removed.`, { cause });
      killAll();
      await sleep(pauseMs);
    }
  }
}
