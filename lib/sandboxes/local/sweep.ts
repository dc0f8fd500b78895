import type { CgroupDriver } from "./cgroup";
import type { EngineLogger } from "./options";
import { ownerLives, parseOwner } from "./owner-name";

/**
 * Destroys what a crashed server of this installation left: its control groups and the processes in them. Mounts need no
 * sweeping, they end with their namespace. Groups of a living process are left alone, this one's included.
 * @returns how many groups were removed.
 */
export async function sweepGroups(driver: CgroupDriver, installation: string, logger: EngineLogger): Promise<number> {
  const names = driver.list().filter((name) => {
    const owner = parseOwner(name);
    return owner !== null && owner.installation === installation && !ownerLives(owner);
  });
  const removed = await Promise.all(names.map((name) => removeGroup(driver, name, logger)));
  return removed.filter(Boolean).length;
}

async function removeGroup(driver: CgroupDriver, name: string, logger: EngineLogger): Promise<boolean> {
  const group = driver.open(name);
  try {
    group.liftQuota();
    await group.remove();
    return true;
  } catch (error) {
    logger.error({ err: error, cgroup: name }, "A control group that was left behind could not be removed.");
    return false;
  }
}
