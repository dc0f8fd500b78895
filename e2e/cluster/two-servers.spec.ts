import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../lib/db/embedded/start";
import { createPatiently, eventsOf, type Owned, untilOver } from "../faults/api";
import type { Podium } from "../support/podium";
import { type SharedPort, sharePort } from "../support/port-sharing";
import { claimedPods, startOnCluster } from "./server";

const RUNS = 50;
const folder = mkdtempSync(path.join(tmpdir(), "podium-replicas-"));
let postgres: EmbeddedPostgres;
const servers: Podium[] = [];
let shared: SharedPort;
beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ folder });
  const env = {
    DATABASE_URL: postgres.url,
    PODIUM_SECRET: "s".repeat(40),
    PODIUM_MAX_RUNNING: "6",
    PODIUM_MAX_RUNNING_PER_OWNER: "12",
  };
  // One after the other: each tries every protection in pods first.
  servers.push(await startOnCluster(env));
  servers.push(await startOnCluster(env));
  shared = await sharePort(servers.map(({ url }) => url));
});
afterAll(async () => {
  await shared?.close();
  await Promise.all(servers.map((server) => server.stop()));
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** How many servers have pods. */
async function replicas(): Promise<number> {
  return new Set((await claimedPods()).map(({ replica }) => replica)).size;
}

const source = 'import time\nprint("start", flush=True)\ntime.sleep(2)\nprint("end")\n';

it("reach an end each, none of them twice, when one of two servers is killed; and no pod is left", async () => {
  const { url } = shared;
  // What an earlier server left goes with its lease.
  await expect.poll(replicas, { timeout: 120_000, interval: 1_000 }).toBe(2);
  const owned: Owned[] = await Promise.all(
    Array.from({ length: RUNS }, () => createPatiently(url, { language: "python", source })),
  );
  const [lost] = servers as [Podium, Podium];
  // In the middle: some have ended, and some run on it.
  for (const each of owned.slice(0, 3)) await untilOver(url, each, 120_000);
  expect(await replicas()).toBe(2);
  shared.leaveOut(lost.url);
  await lost.kill9();

  const ends = await Promise.all(owned.map((each) => untilOver(url, each, 150_000)));
  const outcomes = ends.map(({ result }) => result?.outcome);
  const others = ends.filter(({ result }) => result?.outcome !== "ok" && result?.outcome !== "interrupted");
  expect(others.map(({ result, stderr }) => ({ result, stderr }))).toEqual([]);
  expect(outcomes.filter((outcome) => outcome === "interrupted").length).toBeGreaterThan(0);
  // What ran on it, and what had ended there and was not stored yet.
  expect(outcomes.filter((outcome) => outcome === "ok").length).toBeGreaterThanOrEqual(RUNS - 2 * 6);
  for (const [index, end] of ends.entries()) {
    if (end.result?.outcome === "ok") expect(end.stdout).toBe("start\nend\n");
    // Also all of it: between a program's last line and its end there is a moment.
    else expect(["", "start\n", "start\nend\n"]).toContain(end.stdout ?? "");
    const events = await eventsOf(url, owned[index] as Owned);
    expect(events.filter(({ type }) => type === "exit")).toHaveLength(1);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, place) => place + 1));
  }
  // What the dead one had, waiting and running, goes once it is certain that it is dead; the living one keeps its own.
  await expect.poll(replicas, { timeout: 120_000, interval: 1_000 }).toBe(1);
  const after = await untilOver(
    url,
    await createPatiently(url, { language: "python", source: "print('still here')" }),
    60_000,
  );
  expect(after.stdout).toBe("still here\n");
  await (servers.pop() as Podium).stop();
  servers.pop();
  await expect.poll(() => claimedPods(), { timeout: 30_000, interval: 500 }).toEqual([]);
}, 420_000);
