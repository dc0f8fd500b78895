import { join } from "node:path";
import type { CapabilityCheck } from "../engine";
import { detectCgroups } from "./cgroup-detect";
import type { EngineContext } from "./context";
import { prepareLayout } from "./host-layout";
import type { LocalEngineOptions } from "./options";
import { createSpawner } from "./spawner";
import { createStage } from "./stage";
import { createUidLeases } from "./uid-leases";

/** The context, and what could already be told while it was made. */
export interface PreparedContext {
  context: EngineContext;
  /** Only what is missing. */
  checks: CapabilityCheck[];
}

/** Finds control groups, writes the generated files and sets up the user ids. @throws Error of the file system. */
export async function prepareContext(options: LocalEngineOptions, nextName: () => string): Promise<PreparedContext> {
  const isRoot = process.getuid?.() === 0;
  const stage = createStage(options.stateFolder, isRoot);
  const layout = prepareLayout(options.rootfs ?? "/", join(stage.folder, "etc"));
  const bwrapPath = await stage.reach(options.bwrapPath ?? "");
  const checks: CapabilityCheck[] = [];
  const context: EngineContext = {
    options: { ...options, bwrapPath },
    layout,
    stage,
    spawner: createSpawner({ ...options, folder: stage.folder }),
    nextName,
    removals: new Set(),
    cgroups: await findCgroups(options, checks),
    uids: isRoot ? createUidLeases(options.uidStart, options.uidCount) : undefined,
  };
  return { context, checks };
}

async function findCgroups(options: LocalEngineOptions, checks: CapabilityCheck[]) {
  const missing = (by: string, remedy: string) => void checks.push({ id: "cgroups", state: "absent", by, remedy });
  if (!options.cgroups) {
    missing(
      "Control groups are switched off by the configuration.",
      "Switch control groups on in Podium's configuration.",
    );
    return undefined;
  }
  try {
    const driver = detectCgroups(options.installation);
    // Detection reads; only making one shows that it is allowed.
    const trial = await driver.create(`podium-${options.installation}-trial-${process.pid}`);
    await trial.remove();
    return driver;
  } catch (error) {
    missing(
      error instanceof Error ? error.message : String(error),
      "Start Podium as root or with `systemd-run --user --scope -p Delegate=yes npm start`, and in a container with a writable /sys/fs/cgroup.",
    );
    return undefined;
  }
}
