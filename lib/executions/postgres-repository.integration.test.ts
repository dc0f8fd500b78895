import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../db/client";
import { createTestDatabase, type TestDatabase } from "../db/testing";
import { createPostgresRepository } from "./postgres-repository";
import type { AcceptInput, AcceptResult, ExecutionRepository } from "./repository";
import { acceptInput, finishInput, storedEvent } from "./storage-fixtures";

let test: TestDatabase;
let database: Database;
let repository: ExecutionRepository;

beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase(test.url, { poolSize: 20 });
  repository = createPostgresRepository(database);
}, 60_000);
afterAll(async () => {
  await database?.close();
  await test?.drop();
});
beforeEach(async () => {
  await database.prisma.$executeRaw`TRUNCATE owners, address_buckets, replicas CASCADE`;
});

const times = (count: number, run: (index: number) => Promise<AcceptResult>) =>
  Promise.all(Array.from({ length: count }, (_, index) => run(index)));
const tally = (results: AcceptResult[]) => {
  const counts: Record<string, number> = {};
  for (const { decision } of results) counts[decision] = (counts[decision] ?? 0) + 1;
  return counts;
};
const queued = (changes: Partial<AcceptInput> = {}) => acceptInput({ canStart: false, ...changes });
const noUsage = {
  wallMs: 0,
  waitedMs: 0,
  cpuMs: 0,
  memoryBytes: 0,
  stdoutBytes: 0,
  stderrBytes: 0,
  droppedBytes: 0,
};
const slow = { perMinute: 0.001, burst: 10 };
const fast = { perMinute: 60000, burst: 100000 };

describe("accept", () => {
  it("gives exactly the burst away to 100 parallel callers of one owner", async () => {
    const ownerId = randomUUID();
    const results = await times(100, () =>
      repository.accept(acceptInput({ ownerId, rate: { owner: slow, address: fast } })),
    );
    expect(tally(results)).toEqual({ running: 10, rate_limited: 90 });
    expect(
      results
        .filter((result) => result.decision === "rate_limited")
        .every((result) => result.scope === "owner" && result.retryAfterMs > 0),
    ).toBe(true);
  });
  it("holds the address's bucket over different owners", async () => {
    const addressKey = "one";
    const results = await times(50, () =>
      repository.accept(acceptInput({ addressKey, rate: { owner: fast, address: slow } })),
    );
    expect(tally(results)).toEqual({ running: 10, rate_limited: 40 });
  });
  it("survives parallel callers crossing owners and addresses", async () => {
    const owners = [randomUUID(), randomUUID(), randomUUID()];
    const results = await times(120, (index) =>
      repository.accept(
        acceptInput({ ownerId: owners[index % 3] ?? "", addressKey: `a${index % 4}`, canStart: index % 2 === 0 }),
      ),
    );
    expect(results).toHaveLength(120);
    expect(await repository.repairCounters()).toBe(0);
  });
  it("answers a raced idempotency key with one execution", async () => {
    const base = {
      ownerId: randomUUID(),
      idempotency: { key: "k\0", hash: "h" },
      rate: { owner: slow, address: fast },
    };
    const results = await times(40, () => repository.accept(acceptInput(base)));
    expect(tally(results)).toEqual({ running: 1, replayed: 39 });
    expect(new Set(results.flatMap((result) => (result.decision === "replayed" ? [result.id] : []))).size).toBe(1);
    expect(await repository.accept(acceptInput({ ...base, idempotency: { key: "k\0", hash: "other" } }))).toEqual({
      decision: "idempotency_conflict",
    });
    expect((await repository.accept(acceptInput({ ...base, ownerId: randomUUID() }))).decision).toBe("running");
  });
  it("holds the CPU time of a day exactly when raced, and gives back what was not used", async () => {
    const ownerId = randomUUID();
    const accept = (canStart = true) =>
      repository.accept(
        acceptInput({ ownerId, canStart, day: { cpuMs: 1000 }, hold: { cpuMs: 300, least: 100 }, id: randomUUID() }),
      );
    const ids: string[] = [];
    const results = await times(100, (index) => {
      const id = randomUUID();
      ids.push(id);
      return repository.accept(
        acceptInput({ id, ownerId, canStart: index % 2 > 0, day: { cpuMs: 1000 }, hold: { cpuMs: 300, least: 100 } }),
      );
    });
    const held = results.map((result) => ("cpuHeldMs" in result ? (result.cpuHeldMs ?? 0) : 0));
    expect(held.filter(Boolean).sort()).toEqual([100, 300, 300, 300]);
    const refused = results.filter(({ decision }) => decision === "day_limited");
    expect(refused).toHaveLength(96);
    expect(refused.every((result) => "what" in result && result.what === "held")).toBe(true);

    const taken = ids.filter((_, index) => held[index] !== 0);
    for (const id of taken) expect((await repository.find(id))?.limits.cpuMs).toBeGreaterThanOrEqual(100);
    const smallest = ids[held.indexOf(100)] ?? "";
    expect(await repository.find(smallest)).toMatchObject({ cpuHeldMs: 100, limits: { cpuMs: 100 } });
    const usage = { ...noUsage, cpuMs: 20.4, compileCpuMs: 30 };
    for (const id of taken)
      expect(await repository.finish(finishInput(id, { result: { outcome: "ok", exitCode: 0, usage } }))).toBe(true);
    // Four times 50 are used, and nothing is held.
    expect(await accept()).toMatchObject({ decision: "running", cpuHeldMs: 300 });
    expect(await accept(false)).toMatchObject({ decision: "queued", cpuHeldMs: 300 });
    expect(await accept()).toMatchObject({ cpuHeldMs: 200 });
    expect(await accept()).toMatchObject({ decision: "day_limited", what: "held" });
    // Whoever has no such quota is asked for nothing.
    expect(await repository.accept(acceptInput())).not.toHaveProperty("cpuHeldMs", expect.anything());
  });
  it("keeps the queue's bounds exact when raced", async () => {
    const bounds = { maxQueued: 7, maxQueuedPerOwner: 5, maxRunningPerOwner: 2 };
    const ownerId = randomUUID();
    expect(tally(await times(30, () => repository.accept(queued({ ownerId, bounds }))))).toEqual({
      queued: 5,
      owner_queue_full: 25,
    });
    expect(tally(await times(30, () => repository.accept(queued({ bounds }))))).toEqual({ queued: 2, queue_full: 28 });
    expect(await repository.counts()).toEqual({ queued: 7, running: 0 });
  });
  it("runs no more than an owner may, and nobody past one who waits", async () => {
    const bounds = { maxQueued: 100, maxQueuedPerOwner: 100, maxRunningPerOwner: 3 };
    const ownerId = randomUUID();
    expect(tally(await times(10, () => repository.accept(acceptInput({ ownerId, bounds }))))).toEqual({
      running: 3,
      queued: 7,
    });
    // Those who wait are at their own maximum, so others start.
    expect((await repository.accept(acceptInput({ bounds }))).decision).toBe("running");
    await repository.accept(queued({ bounds }));
    expect((await repository.accept(acceptInput({ bounds }))).decision).toBe("queued");
  });
  it("stores input with NUL and lone surrogates, and titles without NUL", async () => {
    const source = "a\0b\ud800c\u{1f600}";
    const input = acceptInput({ input: JSON.stringify({ source }), title: "t\0t" });
    await repository.accept(input);
    expect(JSON.parse((await repository.findInput(input.id)) ?? "").source).toBe(source);
    expect(await repository.find(input.id)).toMatchObject({
      title: "t\ufffdt",
      status: "running",
      limits: input.limits,
      replicaId: "replica-1",
    });
  });
});

describe("claim", () => {
  const maxRunningPerOwner = 10;
  const claim = (count: number, replicaId = "replica-1", max = maxRunningPerOwner) =>
    repository.claim({ replicaId, count, maxRunningPerOwner: max, at: new Date() });

  it("takes turns between owners, in the order positions tell", async () => {
    const [busy, other] = [randomUUID(), randomUUID()];
    const ids: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      const input = queued({ ownerId: index < 4 ? busy : other, at: new Date(1e12 + index) });
      ids.push(input.id);
      await repository.accept(input);
    }
    const order = [0, 4, 1, 5, 2, 3].map((index) => ids[index]);
    const positions = await repository.positions(ids);
    expect(order.map((id) => positions.get(id ?? ""))).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await claim(3)).map(({ id }) => id)).toEqual(order.slice(0, 3));
    expect((await claim(10)).map(({ id }) => id)).toEqual(order.slice(3));
    expect(await repository.repairCounters()).toBe(0);
  });
  it("gives a row to one of two replicas, and passes over owners at their maximum", async () => {
    const ownerId = randomUUID();
    for (let index = 0; index < 20; index += 1) await repository.accept(queued({ ownerId }));
    const taken = (await Promise.all(Array.from({ length: 8 }, (_, index) => claim(3, `replica-${index}`)))).flat();
    expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
    expect(taken).toHaveLength(maxRunningPerOwner);
    expect(taken.every(({ status, input }) => status === "running" && input.includes("print"))).toBe(true);
    expect(await claim(1)).toEqual([]);
  });
  it("races cancelling without loss", async () => {
    const inputs = Array.from({ length: 20 }, () => queued());
    for (const input of inputs) await repository.accept(input);
    const [taken, cancelled] = await Promise.all([
      claim(20),
      Promise.all(
        inputs.map(({ id }) =>
          repository.cancelQueued(finishInput(id, { status: "cancelled", result: { outcome: "cancelled" } })),
        ),
      ),
    ]);
    const rest = await claim(20);
    expect(taken.length + rest.length + cancelled.filter(Boolean).length).toBe(20);
    expect(await repository.repairCounters()).toBe(0);
  });
});

describe("finish", () => {
  it("ends once, with events and artifacts byte for byte", async () => {
    const input = acceptInput();
    await repository.accept(input);
    const bytes = Buffer.from([0, 255, 10, 92, 0]);
    await repository.append([
      storedEvent(input.id, 1, bytes),
      storedEvent(input.id, 2, Buffer.alloc(1024 * 1024, 7)),
      storedEvent(input.id, 3, Buffer.alloc(0)),
    ]);
    await repository.append([storedEvent(input.id, 1, Buffer.from("other"))]);
    expect((await repository.find(input.id))?.lastSeq).toBe(3);
    const finish = finishInput(input.id, {
      lastSeq: 4,
      events: [storedEvent(input.id, 4, { message: "\0" })],
      artifacts: [
        { path: "a.bin", mediaType: "x/y", content: bytes },
        { path: "b", mediaType: "x/z", content: Buffer.alloc(0) },
      ],
    });
    expect(await Promise.all([1, 2, 3, 4, 5].map(() => repository.finish(finish)))).toSatisfy(
      (ended: boolean[]) => ended.filter(Boolean).length === 1,
    );
    await repository.append([storedEvent(input.id, 5, Buffer.from("late"))]);
    const events = await repository.eventsAfter({ executionId: input.id, after: 0, limit: 100 });
    expect(
      events.map(({ seq }) => seq),
      "a page ends behind the event that fills it",
    ).toEqual([1, 2]);
    events.push(...(await repository.eventsAfter({ executionId: input.id, after: 2, limit: 100 })));
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(events[0]?.data).toEqual(bytes);
    expect(events[3]).toMatchObject({ data: null, body: JSON.stringify({ message: "\0" }) });
    const outputAfter = (after: number) => repository.outputAfter({ executionId: input.id, type: "stdout", after });
    expect((await outputAfter(0)).map(({ data }) => data.byteLength)).toEqual([5, 1024 * 1024]);
    expect((await outputAfter(2)).map(({ data }) => data.byteLength)).toEqual([0]);
    expect(await outputAfter(3)).toEqual([]);
    expect(await repository.find(input.id)).toMatchObject({
      status: "completed",
      lastSeq: 4,
      artifacts: [
        { path: "a.bin", size: 5, mediaType: "x/y" },
        { path: "b", size: 0 },
      ],
    });
    expect((await repository.artifact({ executionId: input.id, path: "a.bin" }))?.content).toEqual(bytes);
    expect(await repository.repairCounters()).toBe(0);
    expect(await repository.counts()).toEqual({ queued: 0, running: 0 });
  });
  it("takes events of an unknown execution for nothing", async () => {
    const input = acceptInput();
    await repository.accept(input);
    await repository.append([
      storedEvent(randomUUID(), 1, Buffer.from("x")),
      storedEvent(input.id, 1, Buffer.from("y")),
    ]);
    expect(await repository.eventsAfter({ executionId: input.id, after: 0, limit: 9 })).toHaveLength(1);
  });
});

describe("history", () => {
  it("pages by keyset over equal timestamps, for one owner only", async () => {
    const ownerId = randomUUID();
    const at = new Date(1.7e12);
    const ids = new Set<string>();
    for (let index = 0; index < 7; index += 1) {
      const input = acceptInput({ ownerId, at });
      ids.add(input.id);
      await repository.accept(input);
      await repository.accept(acceptInput({ at }));
    }
    const seen: string[] = [];
    let before: { createdAt: Date; id: string } | undefined;
    for (;;) {
      const page = await repository.listByOwner({ ownerId, limit: 3, before });
      seen.push(...page.map(({ id }) => id));
      before = page.at(-1);
      if (page.length < 3) break;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(ids);
  });
  it("finds a text of title or first line as it is written, in one owner's executions only", async () => {
    const ownerId = randomUUID();
    const named = (changes: Parameters<typeof acceptInput>[0]) => acceptInput({ ownerId, ...changes });
    const title = named({ title: "Sieve of Eratosthenes", language: "c" });
    const headline = named({ headline: "print('100% sieve_')" });
    const others = acceptInput({ title: "Sieve of somebody else" });
    for (const input of [title, headline, others, named({ headline: "x = 1" })]) await repository.accept(input);
    const find = async (text: string, more = {}) => {
      const asked = { ownerId, limit: 10, text, ...more };
      expect(await repository.searchedTo(asked)).toBeNull();
      return (await repository.listByOwner(asked)).map(({ id }) => id).sort();
    };
    expect(await find("SIEVE")).toEqual([title.id, headline.id].sort());
    expect(await find("sieve", { language: "c" })).toEqual([title.id]);
    expect(await find("0% sieve_")).toEqual([headline.id]);
    expect(await find("100_")).toEqual([]);
    // Too short for the index of texts.
    expect(await find("%")).toEqual([headline.id]);
    expect(await find("Er")).toEqual([title.id]);
  });
  it("forgets what finished long ago", async () => {
    const [old, recent] = [acceptInput(), acceptInput()];
    for (const input of [old, recent]) await repository.accept(input);
    await repository.finish(finishInput(old.id, { finishedAt: new Date(1e12) }));
    await repository.finish(finishInput(recent.id));
    expect(await repository.deleteFinishedBefore({ before: new Date(1.1e12), limit: 10 })).toBe(1);
    expect(await repository.find(old.id)).toBeNull();
    expect(await repository.eventsAfter({ executionId: old.id, after: 0, limit: 9 })).toEqual([]);
    expect(await repository.find(recent.id)).not.toBeNull();
  });
});

describe("leases", () => {
  it("ends what a lost replica ran, of this installation only", async () => {
    const lease = (replicaId: string, installation: string, leaseMs: number) =>
      repository.renewLease({ replicaId, name: replicaId, installation, leaseMs });
    await lease("dead", "here", -60_000);
    await lease("foreign", "there", -60_000);
    await lease("alive", "here", 30_000);
    await lease("me", "here", 30_000);
    const ids: Record<string, string> = {};
    for (const replicaId of ["dead", "foreign", "alive", "me"]) {
      const input = acceptInput({ replicaId });
      ids[replicaId] = input.id;
      await repository.accept(input);
    }
    const dead = ids.dead ?? "";
    await repository.append([storedEvent(dead, 1, Buffer.from("x")), storedEvent(dead, 2, Buffer.from("y"))]);
    const sweep = (name: string) =>
      repository.interruptOrphans({ replicaId: "me", name, installation: "here", graceMs: 10_000 });
    expect(await sweep("me")).toEqual([dead]);
    expect(await repository.find(dead)).toMatchObject({
      status: "failed",
      outcome: "interrupted",
      lastSeq: 4,
      result: { outcome: "interrupted" },
    });
    const events = await repository.eventsAfter({ executionId: dead, after: 2, limit: 9 });
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [3, "gap"],
      [4, "exit"],
    ]);
    expect(JSON.parse(events[1]?.body ?? "")).toMatchObject({ status: "failed", result: { outcome: "interrupted" } });
    expect(await repository.finish(finishInput(dead))).toBe(false);
    // A server that starts again under its old name knows that its former self is gone.
    expect(await sweep("alive")).toEqual([ids.alive]);
    expect(await sweep("me")).toEqual([]);
    expect(await repository.repairCounters()).toBe(0);
  });
});
