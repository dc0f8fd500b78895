import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { quotaMicros } from "./cgroup";
import { parseKey } from "./cgroup-files";
import { PARENT_WEIGHT } from "./cgroup-parent";
import { createV1Driver } from "./cgroup-v1";
import { createV2Driver } from "./cgroup-v2";
import { prepareV2Parent } from "./cgroup-delegate";

const limits = { memoryBytes: 64 << 20, cpuMillis: 250, processes: 10, priority: "normal" } as const;
let root: string;
const read = (path: string) => readFileSync(join(root, path), "utf8");

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "podium-cgroup-"));
});
afterEach(() => rmSync(root, { recursive: true }));

describe("quota", () => {
  it("is a part of the period, and never less than the kernel takes", () => {
    expect([1000, 250, 100, 1].map(quotaMicros)).toEqual([100_000, 25_000, 10_000, 1_000]);
  });
});

describe("reading counters", () => {
  it("takes the line of exactly that name", () => {
    const events = "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n";
    expect(parseKey(events, "oom_kill")).toBe(3);
    expect(parseKey(events, "nothing")).toBe(0);
    expect(parseKey("low 0\nhigh 0\nmax 12\noom 2\noom_kill 1\noom_group_kill 1\n", "oom")).toBe(2);
  });
});

describe("version 1", () => {
  const parents = () => ({
    memory: `${root}/memory`,
    cpu: `${root}/cpu,cpuacct`,
    cpuacct: `${root}/cpu,cpuacct`,
    pids: `${root}/pids`,
  });
  const driver = () => {
    for (const name of ["memory", "cpu,cpuacct", "pids"]) mkdirSync(join(root, name), { recursive: true });
    return createV1Driver(parents());
  };

  it("makes one folder for each hierarchy, and lists it once", async () => {
    const groups = driver();
    expect((await groups.create("one")).enterDirs).toEqual([
      `${root}/memory/one`,
      `${root}/cpu,cpuacct/one`,
      `${root}/pids/one`,
    ]);
    expect(groups.list()).toEqual(["one"]);
  });

  it("leaves nothing when one hierarchy refuses", async () => {
    const groups = driver();
    mkdirSync(join(root, "pids/one"));
    await expect(groups.create("one")).rejects.toThrow("EEXIST");
    expect(groups.list()).toEqual(["one"]);
    rmSync(join(root, "pids/one"), { recursive: true });
    expect(groups.list()).toEqual([]);
  });

  it("makes the parent of all when it is not there, with a share of its own, and removes it when it is empty", async () => {
    for (const name of ["memory", "cpu", "pids"]) mkdirSync(join(root, name), { recursive: true });
    const groups = createV1Driver({
      memory: `${root}/memory/all`,
      cpu: `${root}/cpu/all`,
      cpuacct: `${root}/cpu/all`,
      pids: `${root}/pids/all`,
    });
    expect(groups.list()).toEqual([]);
    await Promise.all(["one", "two", "three"].map((name) => groups.create(name)));
    expect(groups.list().sort()).toEqual(["one", "three", "two"]);
    expect(read("cpu/all/cpu.shares")).toBe(String(1024 * PARENT_WEIGHT));
    await groups.close();
    expect(groups.list()).toHaveLength(3);
    for (const name of ["one", "two", "three"]) rmSync(join(root, "memory/all", name), { recursive: true });
    await groups.close();
    expect(existsSync(join(root, "memory/all"))).toBe(false);
    await groups.create("four");
    expect(existsSync(join(root, "memory/all/four"))).toBe(true);
  });

  it("writes the limits, with two processes for the sandbox itself", async () => {
    (await driver().create("one")).setLimits(limits);
    expect(read("memory/one/memory.limit_in_bytes")).toBe(String(64 << 20));
    expect(read("memory/one/memory.memsw.limit_in_bytes")).toBe(String(64 << 20));
    expect(read("cpu,cpuacct/one/cpu.cfs_quota_us")).toBe("25000");
    expect(read("pids/one/pids.max")).toBe("12");
  });

  it("writes the quota again after it was lifted", async () => {
    const group = await driver().create("one");
    group.setLimits(limits);
    group.liftQuota();
    expect(read("cpu,cpuacct/one/cpu.cfs_quota_us")).toBe("-1");
    group.setLimits(limits);
    expect(read("cpu,cpuacct/one/cpu.cfs_quota_us")).toBe("25000");
  });
});

describe("version 2", () => {
  it("writes the limits and reads the counters", async () => {
    const group = await createV2Driver(root).create("one");
    group.setLimits({ ...limits, cpuMillis: undefined });
    expect(read("one/cpu.max")).toBe("max 100000");
    group.setLimits(limits);
    expect([read("one/memory.max"), read("one/cpu.max"), read("one/pids.max")]).toEqual([
      String(64 << 20),
      "25000 100000",
      "12",
    ]);
    expect([read("one/memory.oom.group"), read("one/memory.swap.max")]).toEqual(["1", "0"]);
    writeFileSync(join(root, "one/memory.events"), "max 4\noom 1\noom_kill 2\n");
    writeFileSync(join(root, "one/cpu.stat"), "usage_usec 1500\nnr_throttled 6\n");
    writeFileSync(join(root, "one/memory.current"), "4096\n");
    expect([group.oomKills(), group.cpuUsageMs(), group.throttledPeriods(), group.memoryPeak()]).toEqual([
      2, 1.5, 6, 4096,
    ]);
    group.liftQuota();
    expect(read("one/cpu.max")).toBe("max 100000");
  });

  it("makes a parent that passes the controllers on, with a weight of its own", async () => {
    await createV2Driver(`${root}/all`).create("one");
    expect([read("all/cgroup.subtree_control"), read("all/cpu.weight")]).toEqual([
      "+memory +cpu +pids",
      String(100 * PARENT_WEIGHT),
    ]);
  });

  it("takes a folder that passes the controllers on already", () => {
    writeFileSync(join(root, "cgroup.subtree_control"), "memory cpu io pids\n");
    const keep = () => prepareV2Parent({ mountPoint: root, own: root }, root, "x");
    expect(keep()).toBe(root);
  });

  it("says which controllers it was not given", () => {
    mkdirSync(join(root, "own"));
    writeFileSync(join(root, "own/cgroup.controllers"), "cpu pids\n");
    writeFileSync(join(root, "own/cgroup.type"), "domain\n");
    // A plain file would take any words; a folder in its place refuses as the kernel does.
    mkdirSync(join(root, "own/cgroup.subtree_control"));
    expect(() => prepareV2Parent({ mountPoint: root, own: `${root}/own` }, `${root}/own`, "x")).toThrow("memory");
  });
});
