import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../lib/db/embedded/start";
import { type Podium, startPodium } from "../support/podium";
import { create, eventsOf, untilOver } from "./api";

const counting = `import time
for number in range(28):
    print(number, flush=True)
    time.sleep(0.5)
`;

describe("the database is away for ten seconds", () => {
  let postgres: EmbeddedPostgres | undefined;
  let podium: Podium | undefined;
  const folder = mkdtempSync(path.join(tmpdir(), "podium-away-"));
  afterAll(async () => {
    await podium?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("refuses new work in words, keeps what runs, and stores all of it when the database is back", async () => {
    postgres = await startEmbeddedPostgres({ folder });
    podium = await startPodium({ env: { DATABASE_URL: postgres.url, PODIUM_SECRET: "s".repeat(40) } });
    const { url } = podium;
    const running = await create(url, { language: "python", source: counting });
    await new Promise((resolve) => setTimeout(resolve, 1000));

    await postgres.stop();
    const left = Date.now();
    await expect(create(url, { language: "python", source: "1" })).rejects.toThrow(/503.*database_unavailable/s);
    expect((await fetch(`${url}/api/v1/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/api/v1/health/ready`)).status).toBe(503);
    await new Promise((resolve) => setTimeout(resolve, 10_000 - (Date.now() - left)));
    postgres = await startEmbeddedPostgres({ folder });

    await expect.poll(async () => (await fetch(`${url}/api/v1/health/ready`)).status, { timeout: 10_000 }).toBe(200);
    const end = await untilOver(url, running, 30_000);
    expect(end).toMatchObject({ status: "completed", result: { outcome: "ok" } });
    expect(end.stdout).toBe(Array.from({ length: 28 }, (_, number) => `${number}\n`).join(""));
    const events = await eventsOf(url, running);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    const after = await create(url, { language: "python", source: "print('back')" });
    expect(await untilOver(url, after, 10_000)).toMatchObject({ stdout: "back\n" });
  }, 120_000);
});
