import { openPolicy } from "../policy/testing";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createIdentity } from "../auth/create-identity";
import { loadConfig } from "../config/load";
import { createDatabase, type Database } from "../db/client";
import { createTestDatabase, type TestDatabase, temporaryFolder } from "../db/testing";
import { languageDefinitions } from "../languages/all";
import { createLanguageRegistry } from "../languages/registry";
import { createLogger } from "../observability/create-logger";
import { createMetrics } from "../observability/metrics";
import type { SandboxEngine } from "../sandboxes/engine";
import { createLocalEngine } from "../sandboxes/local/engine";
import { composeExecutions, type Executions } from "./compose";
import { createPostgresRepository } from "./postgres-repository";
import type { ExecutionRepository } from "./repository";
import type { Access } from "./service";
import { scheduleRetention } from "./retention";
import { acceptInput, finishInput } from "./storage-fixtures";

const root = process.cwd();
const identity = createIdentity({ secret: "a secret of the tests, long enough", trustedProxies: [] });
const logger = createLogger("silent");
const warned = vi.spyOn(logger, "warn");
const minutes = (count: number) => count * 60_000;

/** One server of several that share a database: what others left, and what it does when it is cut off itself. */
let folder: string;
let test: TestDatabase;
let database: Database;
let repository: ExecutionRepository;
let engine: SandboxEngine;
let executions: Executions;
let skew = 0;

beforeAll(async () => {
  folder = await temporaryFolder();
  test = await createTestDatabase();
  database = createDatabase(test.url);
  repository = createPostgresRepository(database);
  const config = loadConfig({ NODE_ENV: "test", PODIUM_DATA: folder, PODIUM_MAX_RUNNING: "1" }, { root });
  const support = { nodePath: process.execPath, supportFolder: join(root, "build/runner/prime") };
  const languages = await createLanguageRegistry(languageDefinitions, support);
  engine = createLocalEngine({
    installation: `recovery-${process.pid}`,
    runnerPath: join(root, "build/runner/podium-runner"),
    bwrapPath: "/usr/bin/bwrap",
    stateFolder: join(folder, "engine"),
    pools: [],
    maxStarting: 2,
    uidStart: 311_000,
    uidCount: 20,
    cgroups: true,
    logger,
    now: () => performance.now(),
  });
  await engine.start();
  executions = composeExecutions({
    policy: openPolicy(config.limits),
    config,
    repository,
    engine,
    languages,
    identity,
    replica: { replicaId: randomUUID(), name: "podium-1", installation: "test" },
    logger,
    clock: () => Date.now() + skew,
    metrics: () => metrics,
  });
  const metrics = createMetrics({ pools: () => [], permits: () => executions.permits, live: executions.live });
});
afterAll(async () => {
  await executions.stop(0);
  await engine.close();
  await database.close();
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

/** An execution that a replica had accepted; `leaseMs` below zero: its lease ended so long ago. */
async function left(by: { name: string; leaseMs: number; installation?: string }, input: object, canStart: boolean) {
  const accepted = acceptInput({ replicaId: randomUUID(), canStart, input: JSON.stringify(input) });
  await repository.renewLease({ replicaId: accepted.replicaId, installation: "test", ...by });
  await repository.accept(accepted);
  return accepted.id;
}

const reading = (id: string) => ({ token: identity.readToken(id) });
const program = { language: "bash", source: "echo $0 ran" };
const found = (id: string) => executions.service.get(reading(id), id);
const printed = async (access: Access, id: string) => text(await executions.service.output(access, id, "stdout"));

describe("a server that starts", () => {
  it("ends what it ran before a crash at once, and what another ran only when that is certainly gone", async () => {
    const own = await left({ name: "podium-1", leaseMs: 30_000 }, program, true);
    const gone = await left({ name: "podium-2", leaseMs: -31_000 }, program, true);
    const late = await left({ name: "podium-3", leaseMs: -10_000 }, program, true);
    const foreign = await left({ name: "podium-1", leaseMs: -31_000, installation: "other" }, program, true);
    const [unknown, waiting] = [
      await left({ name: "podium-4", leaseMs: -31_000 }, { language: "cobol", source: "1" }, false),
      await left({ name: "podium-4", leaseMs: -31_000 }, program, false),
    ];
    expect(await executions.start()).toBe(2);
    for (const id of [own, gone]) {
      expect(await found(id)).toMatchObject({ status: "failed", result: { outcome: "interrupted" } });
      const events = await (await executions.service.read(reading(id), id, 0)).next();
      expect(events.map((event) => event.type)).toEqual(["gap", "exit"]);
    }
    for (const id of [late, foreign]) expect((await found(id)).status).toBe("running");

    // Accepted by the other and not begun: it is run here, and a language that is gone ends it with the reason.
    expect((await executions.service.wait(reading(waiting), waiting, 20_000)).status).toBe("completed");
    expect(await printed(reading(waiting), waiting)).toContain("ran");
    await expect.poll(async () => (await found(unknown)).status, { timeout: 20_000 }).toBe("failed");
    expect((await found(unknown)).result).toMatchObject({
      outcome: "engine_error",
      message: expect.stringContaining("cobol"),
    });
  });
});

it("old executions are deleted and young ones stay", async () => {
  const finished = async (daysAgo: number) => {
    const { id } = acceptInput();
    await repository.accept(acceptInput({ id }));
    await repository.finish(finishInput(id, { finishedAt: new Date(Date.now() - daysAgo * minutes(24 * 60)) }));
    return id;
  };
  const [old, young] = [await finished(31), await finished(29)];
  const stop = scheduleRetention(repository, 30, logger, Date.now);
  await expect.poll(() => repository.find(old), { timeout: 20_000 }).toBeNull();
  expect(await repository.find(young)).not.toBeNull();
  stop();
});

// The last one: the database is gone afterwards.
it("a server that lost its lease ends what it runs, since another may have ended it already", {
  timeout: 90_000,
}, async () => {
  const me = { ownerId: randomUUID(), addressKey: "a", anonymousAddress: false };
  const { execution } = await executions.service.create(me, { language: "bash", source: "echo up; sleep 600" });
  await expect.poll(() => printed(me, execution.id), { timeout: 20_000 }).toBe("up\n");
  expect(executions.permits.inUse).toBe(1);
  await test.drop();
  const since = performance.now();
  skew = minutes(1);
  await expect.poll(() => executions.permits.inUse, { timeout: 25_000 }).toBe(0);
  // Now there is a permit for the queue, which is asked for once a second and not as fast as it fails.
  const complaints = () =>
    warned.mock.calls.filter(([, text]) => text.startsWith("the queue could not be read")).length;
  await expect.poll(complaints, { timeout: 25_000 }).toBeGreaterThan(1);
  expect(complaints()).toBeLessThan(3 + (performance.now() - since) / 1000);
  // After long enough its end is given up, too.
  skew += minutes(11);
  await expect.poll(() => executions.live(), { timeout: 25_000 }).toBe(0);
});
