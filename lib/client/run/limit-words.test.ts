import { describe, expect, it } from "vitest";
import type { Execution } from "../../contracts/executions";
import { limitsSchema } from "../../contracts/limits";
import { profiles } from "../../config/profiles";
import { largerLimit } from "./larger-limit";
import { limitName, limitValue } from "./limit-words";
import type { RunState } from "./types";

describe("limits", () => {
  it("all have a name people know, and what is new here is shown as it is", () => {
    for (const name of Object.keys(limitsSchema.shape)) expect(limitName(name)).toMatch(/^[A-Z][A-Za-z ]+$/);
    expect(limitName("gpuMs")).toBe("gpuMs");
  });

  it.each([
    [{ value: 5_000, unit: "ms" }, "5 s"],
    [{ value: 128 * 1024 * 1024, unit: "bytes" }, "128 MiB"],
    [{ value: 2_000, unit: "millicpu" }, "2 CPU"],
    [{ value: 250, unit: "millicpu" }, "25 % of a CPU"],
    [{ value: 1_024, unit: "count" }, "1,024"],
  ] as const)("%j is %s", (limit, words) => {
    expect(limitValue(limit)).toBe(words);
  });
});

describe("a run that hit a limit it had lowered", () => {
  const configured = profiles.laptop.limits;
  const hit = (
    limit: "wallMs" | "cpuMs" | "memoryBytes" | "outputBytes" | "totalMs",
    used: Partial<typeof configured>,
  ) =>
    largerLimit(
      {
        result: { outcome: "timeout", limit },
        execution: { limits: { ...configured, ...used } } as Execution,
      } as RunState,
      configured,
    );

  it("is offered the largest, for time both clocks", () => {
    expect(hit("wallMs", { wallMs: 1_000 })).toEqual({ limits: { wallMs: 30_000, cpuMs: 30_000 }, words: "30 s" });
    expect(hit("cpuMs", { cpuMs: 1_000 })?.words).toBe("30 s of CPU time");
    expect(hit("memoryBytes", { memoryBytes: 1 })).toEqual({
      limits: { memoryBytes: configured.memoryBytes },
      words: "256 MiB of memory",
    });
    expect(hit("outputBytes", { outputBytes: 1 })?.words).toBe("4 MiB of output");
  });

  it("is offered nothing when there is no more, or waiting was too long", () => {
    expect(hit("wallMs", {})).toBeUndefined();
    expect(hit("totalMs", { wallMs: 1_000 })).toBeUndefined();
    expect(largerLimit({ execution: null } as RunState, configured)).toBeUndefined();
  });
});
