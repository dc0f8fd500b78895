import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeFiles } from "./files";
import { describeIdentity } from "./identity";
import { describeKernel } from "./kernel";
import { describeLifecycle } from "./lifecycle";
import { describeLimits } from "./limits";
import { describeMemory } from "./memory";
import { describeNetwork } from "./network";
import { describeNeighbours } from "./neighbours";
import { describeOutput } from "./output";
import { describeProcesses } from "./processes";
import { describeTerminal } from "./terminal";
import type { ConformanceTarget, CreateTarget, TargetHandle } from "./target";

/** What every engine must do, and survive. One call per engine; nothing in it knows which engine it is. */
export function describeEngine(name: string, createTarget: CreateTarget): void {
  describe(`${name} engine`, () => {
    let target: ConformanceTarget | undefined;
    const handle: TargetHandle = {
      get current() {
        if (!target) throw new Error("The engine has not started.");
        return target;
      },
    };
    beforeAll(async () => {
      target = await createTarget();
    }, 60_000);
    afterAll(() => target?.close(), 60_000);

    it("enforces everything on this machine", () => {
      const { tier, checks } = handle.current.engine.capabilities();
      expect(checks.filter((check) => check.state !== "enforced")).toEqual([]);
      expect(tier).toBe("full");
    });
    describe("limits", () => describeLimits(handle));
    describe("processes", () => describeProcesses(handle));
    describe("memory", () => describeMemory(handle));
    describe("output", () => describeOutput(handle));
    describe("terminal", () => describeTerminal(handle));
    describe("files", () => describeFiles(handle));
    describe("network", () => describeNetwork(handle));
    describe("kernel", () => describeKernel(handle));
    describe("identity", () => describeIdentity(handle));
    describe("neighbours", () => describeNeighbours(handle));
    describe("lifecycle", () => describeLifecycle(handle));
  });
}
