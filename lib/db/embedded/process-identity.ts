import { readFileSync, readlinkSync } from "node:fs";

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return stateOf(pid) !== "Z";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Start time in clock ticks since boot: tells a process from a later one that got its id. Absent without `/proc`. */
export function startTimeOf(pid: number): string | undefined {
  return statFields(pid)?.[19];
}

/** Working folder of a process, where this user may see it. */
export function workingFolderOf(pid: number): string | undefined {
  return link(`/proc/${pid}/cwd`);
}

/** Program of a process, where this user may see it. */
export function programOf(pid: number): string | undefined {
  return link(`/proc/${pid}/exe`);
}

function stateOf(pid: number): string | undefined {
  return statFields(pid)?.[0];
}

/** Fields after the command name, which is in parentheses and may hold anything. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

function link(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
