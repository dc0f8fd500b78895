import { existsSync, readFileSync } from "node:fs";
import type { CgroupDriver } from "./cgroup";
import { readControl } from "./cgroup-files";
import { parentName } from "./cgroup-parent";
import { createV1Driver } from "./cgroup-v1";
import { createV2Driver } from "./cgroup-v2";
import { prepareV2Parent } from "./cgroup-delegate";

/** What /proc says of this process and the mounts. */
export interface CgroupFacts {
  /** /proc/self/cgroup */
  membership: string;
  /** /proc/self/mountinfo */
  mounts: string;
}

/** A mounted hierarchy and this process's own group in it. */
export interface Hierarchy {
  mountPoint: string;
  /** Absolute folder of this process's group; the mount point when it is not visible there. */
  own: string;
}

const V1_CONTROLLERS = ["memory", "cpu", "cpuacct", "pids"] as const;

/** Finds where version 1 mounts each controller that sandboxes need; null when one is missing. */
export function findV1(
  facts: CgroupFacts,
  exists = existsSync,
): Record<(typeof V1_CONTROLLERS)[number], Hierarchy> | null {
  const found: Partial<Record<string, Hierarchy>> = {};
  for (const mount of parseMounts(facts.mounts).filter((entry) => entry.type === "cgroup")) {
    for (const controller of mount.options) {
      const path = ownPath(facts.membership, (controllers) => controllers.includes(controller));
      found[controller] = hierarchy(mount.mountPoint, mount.root, path, exists);
    }
  }
  return V1_CONTROLLERS.every((name) => found[name])
    ? (found as Record<(typeof V1_CONTROLLERS)[number], Hierarchy>)
    : null;
}

/** Finds the version 2 hierarchy; null when it is not mounted. */
export function findV2(facts: CgroupFacts, exists = existsSync): Hierarchy | null {
  const mount = parseMounts(facts.mounts).find((entry) => entry.type === "cgroup2");
  if (!mount) return null;
  return hierarchy(
    mount.mountPoint,
    mount.root,
    ownPath(facts.membership, (controllers) => controllers[0] === ""),
    exists,
  );
}

function hierarchy(mountPoint: string, root: string, path: string, exists: (path: string) => boolean): Hierarchy {
  const beneath = root !== "/" && path.startsWith(root) ? path.slice(root.length) : path;
  const own = `${mountPoint}${beneath === "/" ? "" : beneath}`;
  return { mountPoint, own: exists(own) ? own : mountPoint };
}

function ownPath(membership: string, matches: (controllers: string[]) => boolean): string {
  for (const line of membership.split("\n")) {
    const [, controllers = "", ...path] = line.split(":");
    if (line !== "" && matches(controllers.split(","))) return path.join(":");
  }
  return "/";
}

function parseMounts(mounts: string) {
  return mounts
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const fields = line.split(" ");
      const rest = fields.slice(fields.indexOf("-") + 1);
      return {
        root: fields[3] ?? "/",
        mountPoint: fields[4] ?? "",
        type: rest[0] ?? "",
        options: (rest[2] ?? "").split(","),
      };
    });
}

/**
 * The folder in which sandboxes' groups are made: the top of the hierarchy, so that a restarted server finds them wherever it
 * was put itself; or this process's own group when someone has limited that, so that sandboxes stay within the limit.
 */
export function chooseParent({ mountPoint, own }: Hierarchy, limitFile: string, read = readControl): string {
  for (let folder = own; folder.length > mountPoint.length; folder = folder.slice(0, folder.lastIndexOf("/"))) {
    if (isLimit(read(`${folder}/${limitFile}`))) return own;
  }
  return mountPoint;
}

function isLimit(value: string | undefined): boolean {
  const first = value?.trim().split(" ")[0] ?? "max";
  // Version 1 says "no limit" as -1 or the largest page-aligned number.
  return first !== "max" && first !== "-1" && Number(first) < 2 ** 60;
}

/**
 * A driver for this host's control groups.
 * @throws Error saying in one sentence what is missing.
 */
export function detectCgroups(installation: string): CgroupDriver {
  const facts = {
    membership: readFileSync("/proc/self/cgroup", "utf8"),
    mounts: readFileSync("/proc/self/mountinfo", "utf8"),
  };
  const parent = parentName(installation);
  const v1 = findV1(facts);
  if (v1) {
    const cpu = chooseParent(v1.cpu, "cpu.cfs_quota_us");
    return createV1Driver({
      memory: `${chooseParent(v1.memory, "memory.limit_in_bytes")}/${parent}`,
      cpu: `${cpu}/${parent}`,
      cpuacct: `${cpu === v1.cpu.mountPoint ? v1.cpuacct.mountPoint : v1.cpuacct.own}/${parent}`,
      pids: `${chooseParent(v1.pids, "pids.max")}/${parent}`,
    });
  }
  const v2 = findV2(facts);
  if (!v2) throw new Error("No control groups are mounted.");
  return createV2Driver(`${prepareV2Parent(v2, chooseParent(v2, "memory.max"), installation)}/${parent}`);
}
