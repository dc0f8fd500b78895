import { describe, expect, it } from "vitest";
import { healthReportSchema } from "../contracts/health";
import { checkHealth, type HealthSources } from "./health";

const pool = { key: "bash-5", size: 2, ready: 0, starting: 1, inUse: 1, hits: 0, misses: 1, timings: {} };
const sources = (changes: Partial<HealthSources> = {}): HealthSources => ({
  version: "1.2.3",
  startedAt: 1_000,
  clock: () => 62_400,
  capabilities: () => ({ engine: "local", tier: "full", summary: "Everything is enforced.", checks: [] }),
  pools: () => [pool],
  counts: async () => ({ queued: 3, running: 2 }),
  maxQueued: 10,
  stopping: () => false,
  ...changes,
});
const capabilities = (tier: "weak" | "refused") => () => ({
  engine: "local",
  tier,
  summary: `It is ${tier}.`,
  checks: [],
});

describe("the health of a server", () => {
  it("is up while it can run something, also with an empty pool", async () => {
    const report = healthReportSchema.parse(await checkHealth(sources()));
    expect(report).toMatchObject({
      state: "up",
      version: "1.2.3",
      uptimeSeconds: 61,
      queue: { queued: 3, running: 2 },
      parts: { pool: { state: "up", detail: "0 of 2 warm sandboxes ready" }, queue: { detail: "3 waiting" } },
    });
  });

  it.each([
    ["degraded", "weak limits", { capabilities: capabilities("weak") }, { engine: { detail: "It is weak." } }],
    ["degraded", "a full queue", { maxQueued: 3 }, { queue: { detail: "full" } }],
    ["down", "no isolation", { capabilities: capabilities("refused") }, { engine: { state: "down" } }],
    [
      "down",
      "no database",
      { counts: () => Promise.reject(new Error("gone")) },
      { database: { detail: "does not answer" } },
    ],
    [
      "down",
      "its own end",
      { stopping: () => true, maxQueued: 3 },
      { queue: { detail: "the server is shutting down" } },
    ],
  ])("is %s with %s", async (state, _, changes, parts) => {
    expect(await checkHealth(sources(changes))).toMatchObject({ state, parts });
  });
});
