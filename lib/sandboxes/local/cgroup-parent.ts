import { mkdir, rmdir } from "node:fs/promises";
import { availableParallelism } from "node:os";

/**
 * All sandboxes together weigh as much as this many ordinary processes, however many of them spin. Fewer would starve a short
 * run beside spinning ones on a machine that is busy with other things as well; see docs/decisions/0011-native-spawner.md.
 */
export const PARENT_WEIGHT = 4 * availableParallelism();

/** Tries when another engine of this installation removes the parent at the same time. */
const TRIES = 5;

/** Name of the group that holds the groups of an installation's sandboxes. */
export function parentName(installation: string): string {
  return `podium-${installation}`;
}

/**
 * Makes a group's folders, all of them or none, off the main thread: the kernel takes milliseconds for each.
 * @param prepare makes the parents, when they are not there.
 * @throws Error of the file system.
 */
export async function makeFolders(folders: readonly string[], prepare: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    const made = await Promise.allSettled(folders.map((folder) => mkdir(folder)));
    const failure = made.find((result) => result.status === "rejected");
    if (!failure) return;
    await removeFolders(folders.filter((_, index) => made[index]?.status === "fulfilled"));
    if ((failure.reason as NodeJS.ErrnoException).code !== "ENOENT" || tries === TRIES) throw failure.reason;
    await prepare();
  }
}

/** Makes parents that may be there already. @throws Error of the file system. */
export async function makeParents(folders: readonly string[]): Promise<void> {
  const make = (folder: string) =>
    mkdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  await Promise.all(folders.map(make));
}

/** Removes those that are empty; others are still somebody's. */
export async function removeFolders(folders: readonly string[]): Promise<void> {
  await Promise.all(folders.map((folder) => rmdir(folder).catch(() => undefined)));
}
