import type { Cgroup, CgroupDriver, CgroupLimits } from "./cgroup";
import { OWN_PROCESSES, quotaMicros } from "./cgroup";
import { makeFolders, makeParents, PARENT_WEIGHT, removeFolders } from "./cgroup-parent";
import {
  killPids,
  listFolders,
  readKey,
  readNumber,
  readPids,
  removeFolder,
  tryWriteControl,
  writeControl,
} from "./cgroup-files";

/** Parent folder of the sandboxes' groups in each hierarchy, made when needed; controllers mounted together share one. */
export interface V1Parents {
  memory: string;
  cpu: string;
  cpuacct: string;
  pids: string;
}

const SHARES = { normal: 1024, background: 102 };

/** Control groups in the separate hierarchies of version 1. */
export function createV1Driver(parents: V1Parents): CgroupDriver {
  const roots = [...new Set(Object.values(parents))];
  const prepare = async () => {
    await makeParents(roots);
    tryWriteControl(`${parents.cpu}/cpu.shares`, SHARES.normal * PARENT_WEIGHT);
  };
  return {
    description: "cgroup v1",
    async create(name) {
      await makeFolders(
        roots.map((root) => `${root}/${name}`),
        prepare,
      );
      return openV1(parents, name);
    },
    list: () => [...new Set(roots.flatMap(listFolders))],
    close: () => removeFolders(roots),
    open: (name) => openV1(parents, name),
  };
}

function openV1(parents: V1Parents, name: string): Cgroup {
  const [memory, cpu, cpuacct, pids] = [parents.memory, parents.cpu, parents.cpuacct, parents.pids].map(
    (root) => `${root}/${name}`,
  ) as [string, string, string, string];
  const folders = [...new Set([memory, cpu, cpuacct, pids])];
  const written = new Map<string, number>();
  const write = (file: string, value: number) => {
    if (written.get(file) === value) return;
    writeControl(file, value);
    written.set(file, value);
  };
  const kill = () => {
    for (const folder of folders) killPids(readPids(folder));
  };
  return {
    name,
    enterDirs: folders,
    setLimits(limits: CgroupLimits) {
      setMemory(memory, limits.memoryBytes, written);
      write(`${cpu}/cpu.shares`, SHARES[limits.priority]);
      write(`${cpu}/cpu.cfs_quota_us`, limits.cpuMillis === undefined ? -1 : quotaMicros(limits.cpuMillis));
      write(`${pids}/pids.max`, limits.processes + OWN_PROCESSES);
    },
    liftQuota() {
      written.delete(`${cpu}/cpu.cfs_quota_us`);
      tryWriteControl(`${cpu}/cpu.cfs_quota_us`, -1);
      tryWriteControl(`${cpu}/cpu.shares`, SHARES.normal);
    },
    resetPeak: () => void tryWriteControl(`${memory}/memory.max_usage_in_bytes`, 0),
    memoryPeak: () => readNumber(`${memory}/memory.max_usage_in_bytes`),
    memoryUsage: () => readNumber(`${memory}/memory.usage_in_bytes`),
    cpuUsageMs: () => readNumber(`${cpuacct}/cpuacct.usage`) / 1e6,
    oomKills: () => readKey(`${memory}/memory.oom_control`, "oom_kill"),
    throttledPeriods: () => readKey(`${cpu}/cpu.stat`, "nr_throttled"),
    pids: () => readPids(pids),
    kill,
    async remove() {
      await Promise.all(folders.map((folder) => removeFolder(folder, kill)));
    },
  };
}

/** Memory first and then memory with swap, or the other way round: the second may never be below the first. */
function setMemory(folder: string, bytes: number, written: Map<string, number>): void {
  const file = `${folder}/memory.limit_in_bytes`;
  const before = written.get(file);
  if (before === bytes) return;
  const withSwap = `${folder}/memory.memsw.limit_in_bytes`;
  if (before !== undefined && before < bytes) tryWriteControl(withSwap, bytes);
  writeControl(file, bytes);
  written.set(file, bytes);
  // Without swap accounting the group must at least not want to swap.
  if (!tryWriteControl(withSwap, bytes)) tryWriteControl(`${folder}/memory.swappiness`, 0);
}
