import { existsSync, mkdirSync } from "node:fs";
import { readControl, readPids, tryWriteControl } from "./cgroup-files";

const NEEDED = ["memory", "cpu", "pids"] as const;

/**
 * Makes a version 2 folder pass memory, cpu and pids on to its children, and returns the folder that does: `preferred`, or
 * this process's own. A group with processes of its own may not do that (but for the top one), so then they move into a leaf.
 * @throws Error naming the controllers that are missing.
 */
export function prepareV2Parent(
  hierarchy: { mountPoint: string; own: string },
  preferred: string,
  installation: string,
): string {
  if (passesOn(preferred) || enable(preferred)) return preferred;
  // A process that moved into its leaf before still divides the group above it.
  const own = hierarchy.own.replace(/\/podium-[^/]+-server$/, "");
  // The top of the whole machine has no such file; what belongs to others is left where it is.
  if (existsSync(`${own}/cgroup.type`) || own === hierarchy.mountPoint) {
    moveIntoLeaf(own, `${own}/podium-${installation}-server`);
    if (passesOn(own) || enable(own)) return own;
  }
  const missing = NEEDED.filter((name) => !has(`${own}/cgroup.controllers`, name));
  throw new Error(
    missing.length > 0
      ? `The control group ${own} was not given the controllers ${missing.join(", ")}.`
      : `The control group ${own} cannot be divided by this user.`,
  );
}

function passesOn(folder: string): boolean {
  return NEEDED.every((name) => has(`${folder}/cgroup.subtree_control`, name)) && isWritable(folder);
}

function enable(folder: string): boolean {
  return (
    tryWriteControl(`${folder}/cgroup.subtree_control`, NEEDED.map((name) => `+${name}`).join(" ")) && passesOn(folder)
  );
}

function has(file: string, controller: string): boolean {
  return (readControl(file) ?? "").trim().split(/\s+/).includes(controller);
}

/** Writing back what is there changes nothing and shows whether writing is allowed. */
function isWritable(folder: string): boolean {
  return tryWriteControl(`${folder}/cgroup.subtree_control`, "+pids");
}

function moveIntoLeaf(folder: string, leaf: string): void {
  try {
    mkdirSync(leaf, { recursive: true });
  } catch {
    return;
  }
  for (const pid of readPids(folder)) tryWriteControl(`${leaf}/cgroup.procs`, pid);
}
