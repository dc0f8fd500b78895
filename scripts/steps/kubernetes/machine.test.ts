import { describe, expect, it } from "vitest";
import { obstacleOf } from "./machine";

const fine =
  "ok    root\nMISS  tools (missing packages: containerd; `build` installs them)\nMISS  built\nok    /dev/kmsg\nok    3 GB of disk free (for a build)\n";

describe("whether the test cluster can run here", () => {
  it("is no matter of what its build brings along", () => {
    expect(obstacleOf(fine)).toBeUndefined();
  });

  it("is said with everything that is missing, in one sentence", () => {
    const words = fine.replace("ok    root", "MISS  root\nMISS  cgroup version 1 controller memory");
    expect(obstacleOf(words)).toBe("this machine lacks root, cgroup version 1 controller memory");
  });

  it("minds the disk only when it has to be built", () => {
    const full = fine.replace("ok    3 GB of disk free (for a build)", "note  3 GB of disk free (for a build): no");
    expect(obstacleOf(full)).toBe("this machine lacks 3 GB of disk free for its build");
    expect(obstacleOf(full.replaceAll("MISS", "ok  "))).toBeUndefined();
  });
});
