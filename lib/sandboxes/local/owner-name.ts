import { readFileSync } from "node:fs";

/** Whose a control group is, told by its name. */
export interface GroupOwner {
  installation: string;
  pid: number;
  /** When that process started, in the kernel's ticks: process ids are used again. */
  startTicks: string;
}

const PATTERN = /^podium-(.+)-(\d+)\.(\d+)-(\d+)$/;
const INSTALLATION = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Names for this process's groups: `podium-<installation>-<pid>.<start>-<number>`.
 * @throws Error when the installation's id could not be part of a folder's name.
 */
export function createNamer(installation: string): () => string {
  if (!INSTALLATION.test(installation))
    throw new Error(`"${installation}" is no installation id: use letters, digits, "_" and "-".`);
  const prefix = `podium-${installation}-${process.pid}.${startTicks(process.pid) ?? "0"}`;
  return () => `${prefix}-${counter()}`;
}

/** Counts for the whole process, as two engines of one installation must not share a name. */
let last = 0;
function counter(): number {
  last += 1;
  return last;
}

/** What a group's name says, or null when it is not one of Podium's. */
export function parseOwner(name: string): GroupOwner | null {
  const match = PATTERN.exec(name);
  return match ? { installation: match[1]!, pid: Number(match[2]), startTicks: match[3]! } : null;
}

/** True when the process that made the group is still there. */
export function ownerLives(owner: GroupOwner, read = startTicks): boolean {
  return read(owner.pid) === owner.startTicks;
}

/** Field 22 of /proc/PID/stat; undefined when there is no such process. */
function startTicks(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name of the command stands in parentheses and may hold anything.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
