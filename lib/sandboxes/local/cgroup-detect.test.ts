import { describe, expect, it } from "vitest";
import { chooseParent, findV1, findV2 } from "./cgroup-detect";

const V1_MOUNTS = `30 24 0:26 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
31 24 0:27 / /sys/fs/cgroup/memory rw shared:9 - cgroup cgroup rw,memory
32 24 0:28 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids
33 24 0:29 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
`;
const V1_MEMBERSHIP = "8:pids:/\n4:memory:/service/mine\n2:cpu,cpuacct:/service\n0::/init.scope\n";

describe("finding control groups", () => {
  it("finds controllers mounted together, and this process's own groups", () => {
    expect(findV1({ membership: V1_MEMBERSHIP, mounts: V1_MOUNTS }, () => true)).toMatchObject({
      memory: { mountPoint: "/sys/fs/cgroup/memory", own: "/sys/fs/cgroup/memory/service/mine" },
      cpu: { own: "/sys/fs/cgroup/cpu,cpuacct/service" },
      cpuacct: { own: "/sys/fs/cgroup/cpu,cpuacct/service" },
      pids: { own: "/sys/fs/cgroup/pids" },
    });
  });

  it("takes the mount point when the own group is not visible, as in a container", () => {
    expect(findV1({ membership: V1_MEMBERSHIP, mounts: V1_MOUNTS }, () => false)?.memory.own).toBe(
      "/sys/fs/cgroup/memory",
    );
  });

  it("subtracts the part of the path that the mount hides", () => {
    const mounts = V1_MOUNTS.replace("0:27 / ", "0:27 /service ");
    expect(findV1({ membership: V1_MEMBERSHIP, mounts }, () => true)?.memory.own).toBe("/sys/fs/cgroup/memory/mine");
  });

  it("is not content with half of the controllers", () => {
    expect(
      findV1({ membership: V1_MEMBERSHIP, mounts: V1_MOUNTS.replace("rw,pids", "rw,blkio") }, () => true),
    ).toBeNull();
  });

  it("finds version 2", () => {
    const mounts = "25 1 0:22 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate\n";
    const facts = { membership: "0::/user.slice/podium.scope\n", mounts };
    expect(findV2(facts, () => true)).toEqual({
      mountPoint: "/sys/fs/cgroup",
      own: "/sys/fs/cgroup/user.slice/podium.scope",
    });
    expect(findV1(facts)).toBeNull();
    expect(findV2({ membership: "", mounts: "" })).toBeNull();
  });
});

describe("choosing the parent", () => {
  const hierarchy = { mountPoint: "/cg", own: "/cg/a/b" };

  it("is the top when nobody limits this process", () => {
    expect(chooseParent(hierarchy, "memory.max", () => "max\n")).toBe("/cg");
    expect(chooseParent(hierarchy, "memory.limit_in_bytes", () => "9223372036854771712\n")).toBe("/cg");
    expect(chooseParent(hierarchy, "cpu.cfs_quota_us", () => "-1\n")).toBe("/cg");
    expect(chooseParent(hierarchy, "memory.max", () => undefined)).toBe("/cg");
  });

  it("is the own group when somebody does, at whatever height", () => {
    expect(chooseParent(hierarchy, "memory.max", () => "1073741824\n")).toBe("/cg/a/b");
    expect(chooseParent(hierarchy, "memory.max", (file) => (file === "/cg/a/memory.max" ? "1000\n" : "max"))).toBe(
      "/cg/a/b",
    );
    expect(chooseParent(hierarchy, "cpu.max", () => "50000 100000\n")).toBe("/cg/a/b");
  });
});
