import { closeSync, openSync, readSync, writeSync } from "node:fs";
import type { Cgroup, CgroupDriver, CgroupLimits } from "./cgroup";
import { CPU_PERIOD_US, OWN_PROCESSES, quotaMicros } from "./cgroup";
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

const MAX_WEIGHT = 10_000;
const WEIGHT = { normal: 100, background: 10 };

/** Control groups in the one hierarchy of version 2. The folder above `parent` passes memory, cpu and pids on to it. */
export function createV2Driver(parent: string): CgroupDriver {
  const prepare = async () => {
    await makeParents([parent]);
    writeControl(`${parent}/cgroup.subtree_control`, "+memory +cpu +pids");
    tryWriteControl(`${parent}/cpu.weight`, Math.min(MAX_WEIGHT, WEIGHT.normal * PARENT_WEIGHT));
  };
  return {
    description: "cgroup v2",
    async create(name) {
      await makeFolders([`${parent}/${name}`], prepare);
      // A group that is out of memory dies as one, so no half of a program goes on.
      tryWriteControl(`${parent}/${name}/memory.oom.group`, 1);
      tryWriteControl(`${parent}/${name}/memory.swap.max`, 0);
      return openV2(parent, name);
    },
    list: () => listFolders(parent),
    close: () => removeFolders([parent]),
    open: (name) => openV2(parent, name),
  };
}

function openV2(parent: string, name: string): Cgroup {
  const folder = `${parent}/${name}`;
  const written = new Map<string, string | number>();
  const write = (file: string, value: string | number) => {
    if (written.get(file) === value) return;
    writeControl(`${folder}/${file}`, value);
    written.set(file, value);
  };
  const peak = peakReader(`${folder}/memory.peak`);
  const kill = () => {
    if (!tryWriteControl(`${folder}/cgroup.kill`, 1)) killPids(readPids(folder));
  };
  return {
    name,
    enterDirs: [folder],
    setLimits(limits: CgroupLimits) {
      write("memory.max", limits.memoryBytes);
      write("cpu.weight", WEIGHT[limits.priority]);
      write("cpu.max", `${limits.cpuMillis === undefined ? "max" : quotaMicros(limits.cpuMillis)} ${CPU_PERIOD_US}`);
      write("pids.max", limits.processes + OWN_PROCESSES);
    },
    liftQuota() {
      written.delete("cpu.max");
      tryWriteControl(`${folder}/cpu.max`, `max ${CPU_PERIOD_US}`);
      tryWriteControl(`${folder}/cpu.weight`, WEIGHT.normal);
    },
    resetPeak: () => peak.reset(),
    memoryPeak: () => peak.read() || readNumber(`${folder}/memory.current`),
    memoryUsage: () => readNumber(`${folder}/memory.current`),
    cpuUsageMs: () => readKey(`${folder}/cpu.stat`, "usage_usec") / 1e3,
    oomKills: () => readKey(`${folder}/memory.events`, "oom_kill"),
    throttledPeriods: () => readKey(`${folder}/cpu.stat`, "nr_throttled"),
    pids: () => readPids(folder),
    kill,
    async remove() {
      peak.close();
      await removeFolder(folder, kill);
    },
  };
}

/** Reads `memory.peak`. A reset (Linux 6.12 and later) counts for the descriptor that wrote it only, so that stays open. */
function peakReader(file: string) {
  let descriptor: number | undefined;
  const close = () => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  };
  return {
    close,
    reset() {
      close();
      try {
        descriptor = openSync(file, "r+");
        writeSync(descriptor, "reset");
      } catch {
        // An older kernel: the peak is that since the group was made.
        close();
      }
    },
    read(): number {
      if (descriptor === undefined) return readNumber(file);
      const buffer = Buffer.alloc(32);
      const length = readSync(descriptor, buffer, 0, buffer.length, 0);
      return Number.parseInt(buffer.toString("latin1", 0, length), 10) || 0;
    },
  };
}
