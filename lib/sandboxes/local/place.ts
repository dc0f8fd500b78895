import type { SandboxLimits, SandboxProfile } from "../engine";
import { bwrapArguments } from "./bwrap-arguments";
import type { Cgroup, CgroupLimits } from "./cgroup";
import type { EngineContext } from "./context";
import type { SandboxProcess } from "./sandbox-process";

/** A sandbox as the host sees it: a control group, a leased user id, and bubblewrap. */
export interface Place {
  readonly name: string;
  readonly process: SandboxProcess;
  readonly cgroup?: Cgroup;
  /** Kills everything and gives back what it held; resolves when nothing is left. Never rejects. */
  destroy(): Promise<void>;
}

/**
 * Limits while a sandbox is made: no quota. One that refills a pool gives way to running programs; one that somebody waits
 * for does not, since beside programs that spin it would take seconds.
 */
export function makingLimits({ memoryBytes, processes }: SandboxLimits, urgent: boolean): CgroupLimits {
  return { memoryBytes, processes, priority: urgent ? "normal" : "background" };
}

/** Limits of a run, set as soon as the sandbox is ready, so that handing it over writes nothing. */
export function runLimits({ memoryBytes, processes, cpuMillis }: SandboxLimits): CgroupLimits {
  return { memoryBytes, processes, cpuMillis, priority: "normal" };
}

/**
 * Makes the control group and starts bubblewrap in it.
 * @throws EngineUnavailableError when no user id is free; Error when the kernel refuses or a mount's source is missing.
 */
export async function createPlace(context: EngineContext, profile: SandboxProfile, urgent: boolean): Promise<Place> {
  const { options, stage, uids } = context;
  const runnerPath = await stage.reach(options.runnerPath);
  const reach = async (mount: { source: string; target: string }) => ({
    ...mount,
    source: await stage.reach(mount.source),
  });
  const mounts = await Promise.all(profile.mounts.map(reach));
  const uid = uids?.lease();
  const name = context.nextName();
  let cgroup: Cgroup | undefined;
  try {
    cgroup = await context.cgroups?.create(name);
    cgroup?.setLimits(makingLimits(profile.limits, urgent));
    const bwrap = bwrapArguments({
      ...context.layout,
      bwrapPath: options.bwrapPath,
      runnerPath,
      profile: { ...profile, mounts },
    });
    const process = await context.spawner.spawn({ argv: bwrap, cgroups: cgroup?.enterDirs ?? [], uid });
    return { name, process, cgroup, destroy: once(() => destroy(context, name, process, cgroup, uid)) };
  } catch (cause) {
    await cgroup?.remove();
    if (uid !== undefined) uids?.release(uid);
    throw cause;
  }
}

async function destroy(
  { options, uids }: EngineContext,
  name: string,
  process: SandboxProcess,
  cgroup?: Cgroup,
  uid?: number,
) {
  try {
    // A process that is killed still needs the CPU to die, and the quota may have nothing left for it.
    cgroup?.liftQuota();
    process.kill();
    await process.gone;
    process.stream.destroy();
    await cgroup?.remove();
    if (uid !== undefined) uids?.release(uid);
  } catch (error) {
    // The user id stays held: a process of it may live.
    options.logger.error({ err: error, sandbox: name }, "A sandbox could not be removed completely.");
  }
}

function once<Result>(make: () => Promise<Result>): () => Promise<Result> {
  let made: Promise<Result> | undefined;
  return () => (made ??= make());
}
