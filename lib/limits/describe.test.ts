import { expect, it } from "vitest";
import { loadConfig } from "../config/load";
import { limitsResponseSchema } from "../contracts/limits";
import type { EngineCapabilities } from "../sandboxes/engine";
import { describeLimits } from "./describe";

const config = loadConfig({ NODE_ENV: "test" }, { root: process.cwd() });

it("says of each limit what enforces it here, as the engine saw it", () => {
  const capabilities: EngineCapabilities = {
    engine: "local",
    tier: "weak",
    summary: "Memory is watched, not bounded.",
    checks: [{ id: "memory_limit", state: "weak", by: "a watchdog" }],
  };
  const answer = limitsResponseSchema.parse(describeLimits(config, capabilities));
  const limit = (name: string) => answer.descriptions.find((each) => each.name === name);
  expect(answer.descriptions.map(({ name }) => name)).toEqual(Object.keys(config.limits));
  expect(limit("memoryBytes")).toMatchObject({
    value: config.limits.memoryBytes,
    enforcedBy: "a watchdog",
    state: "weak",
  });
  expect(limit("wallMs")).toMatchObject({ unit: "ms", state: "enforced", enforcedBy: "the runner's monotonic clock" });
  expect(answer.request).toMatchObject({
    bodyBytes: config.request.bodyBytes,
    queuedPerOwner: config.maxQueuedPerOwner,
  });
});
