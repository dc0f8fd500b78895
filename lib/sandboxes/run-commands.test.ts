import { describe, expect, it } from "vitest";
import { baseLimits } from "./conformance/profiles";
import { bash } from "./conformance/programs";
import { lostExit, reportedExit, runnerCommand } from "./run-commands";

const exit = {
  ...{
    reason: "exited" as const,
    exitCode: 0,
    wallUs: 1500,
    waitedUs: 500,
    userUs: 1000,
    systemUs: 2000,
    maxRssKib: 10,
  },
  ...{ stdoutBytes: 3, stderrBytes: 4, droppedBytes: 5 },
};
const measure = { wallMs: 9, cpuMs: 8, memoryBytes: 7 };

describe("the verdict on a run", () => {
  it("is the runner's, with its numbers", () => {
    expect(reportedExit(exit, undefined, undefined, measure)).toEqual({
      reason: "exited",
      exitCode: 0,
      usage: { wallMs: 1.5, waitedMs: 0.5, cpuMs: 3, memoryBytes: 7, stdoutBytes: 3, stderrBytes: 4, droppedBytes: 5 },
    });
    expect(reportedExit(exit, undefined, undefined, { wallMs: 9 }).usage.memoryBytes).toBe(10_240);
  });

  it("is the counter's before all", () => {
    expect(reportedExit(exit, "memory_limit", "killed", measure)).toMatchObject({
      reason: "memory_limit",
      exitCode: undefined,
    });
  });

  it("is the reason of the kill only when the kill ended the program", () => {
    expect(reportedExit({ ...exit, reason: "killed" }, undefined, "cpu_limit", measure).reason).toBe("cpu_limit");
    expect(reportedExit({ ...exit, reason: "killed" }, undefined, undefined, measure).reason).toBe("killed");
    expect(reportedExit(exit, undefined, "killed", measure)).toMatchObject({ reason: "exited", exitCode: 0 });
  });

  it("is `lost` when nobody knows", () => {
    expect(lostExit(undefined, measure, "gone")).toMatchObject({
      reason: "lost",
      message: "gone",
      usage: { wallMs: 9, cpuMs: 8, memoryBytes: 7 },
    });
    expect(lostExit("memory_limit", measure, "gone")).toMatchObject({ reason: "memory_limit", message: undefined });
  });
});

describe("the runner's half of a command", () => {
  it("counts processes only where no control group does", () => {
    expect(runnerCommand(bash("x"), false, true).nproc).toBeUndefined();
    expect(runnerCommand(bash("x"), false, false).nproc).toBe(baseLimits.processes + 1);
  });

  it("feeds the primed process only when there is one", () => {
    const primeData = new Uint8Array([1]);
    expect(runnerCommand(bash("x", { primeData }), true, true).primeData).toBe(primeData);
    expect(runnerCommand(bash("x", { primeData }), false, true).primeData).toBeUndefined();
  });
});
