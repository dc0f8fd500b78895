import { text } from "node:stream/consumers";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { afterAll, expect, it } from "vitest";
import { compose } from "./composition";
import { loadConfig } from "./config/load";
import { temporaryFolder } from "./db/testing";
import { createLogger } from "./observability/create-logger";

const root = process.cwd();
const folder = await temporaryFolder();
const config = loadConfig({ NODE_ENV: "test", PODIUM_DATA: folder, PODIUM_POOL: "bash=1,default=0" }, { root });
const logger = createLogger("silent");

afterAll(() => rm(folder, { recursive: true, force: true }));

it("makes a whole Podium of an empty folder, alone in it, and ends without a trace", async () => {
  const app = await compose(config, root, logger);
  const { executions, health, limits, languages, metrics } = app.services;
  try {
    await expect(compose(config, root, logger)).rejects.toThrow(new RegExp(`${process.pid}|in use|already`));
    // The others depend on what the host has.
    expect(languages.list().map((language) => language.id)).toEqual(
      expect.arrayContaining(["python", "javascript", "bash", "c"]),
    );
    expect(limits.describe()).toMatchObject({ tier: "full", limits: config.limits });
    const me = { ownerId: randomUUID(), addressKey: "a", anonymousAddress: false };
    const { execution } = await executions.create(me, { language: "bash", source: "echo here" });
    expect(await executions.wait(me, execution.id, 20_000)).toMatchObject({ status: "completed" });
    expect(await text(await executions.output(me, execution.id, "stdout"))).toBe("here\n");
    expect(await health.check()).toMatchObject({
      state: "up",
      parts: { database: { state: "up" }, engine: { state: "up" } },
    });
    const exposed = await metrics.text();
    expect(exposed).toContain('podium_executions_total{language="bash",outcome="ok"} 1');
    expect(exposed).toMatch(/podium_pool_requests\{pool="bash-5",result="(hit|miss)"\} 1/);
  } finally {
    await app.stop(100);
  }
  await expect(
    executions.create(
      { ownerId: randomUUID(), addressKey: "a", anonymousAddress: false },
      { language: "bash", source: "1" },
    ),
  ).rejects.toMatchObject({ code: "shutting_down" });
  expect((await health.check()).state).toBe("down");

  // The same folder again is the same installation.
  const again = await compose(config, root, logger);
  await again.stop(100);
});
