import { readdirSync, readFileSync } from "node:fs";

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessMark {
  pid: number;
  startTime: string;
  command: string;
}

/** Every process of this machine, as `/proc` shows it. */
function allProcesses(): (ProcessMark & { parent: number })[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = read(`/proc/${name}/stat`);
      // The name in parentheses may hold spaces; what follows the last parenthesis does not.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const [state, parent] = fields;
      if (!stat || state === "Z") return [];
      const command = read(`/proc/${name}/cmdline`).replaceAll("\0", " ").trim();
      return [{ pid: Number(name), parent: Number(parent), startTime: fields[19] ?? "", command }];
    });
}

/** A process with all that came from it. */
export function treeOf(pid: number): ProcessMark[] {
  const all = allProcesses();
  const found = all.filter((process) => process.pid === pid);
  for (const parent of found) found.push(...all.filter((process) => process.parent === parent.pid));
  return found;
}

/** Processes that name `text` in their command line, their folder or their environment. */
export function processesNaming(text: string): ProcessMark[] {
  return allProcesses().filter(
    ({ pid, command }) =>
      pid !== process.pid && (command.includes(text) || read(`/proc/${pid}/environ`).includes(text)),
  );
}

/** Those that still run. */
export function alive(marks: readonly ProcessMark[]): ProcessMark[] {
  const now = new Map(allProcesses().map((process) => [process.pid, process.startTime]));
  return marks.filter((mark) => now.get(mark.pid) === mark.startTime);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
