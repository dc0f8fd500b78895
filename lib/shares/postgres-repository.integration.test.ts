import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../db/client";
import { createTestDatabase, type TestDatabase } from "../db/testing";
import { createPostgresRepository } from "../executions/postgres-repository";
import { acceptInput } from "../executions/storage-fixtures";
import { hashRevokeToken, newRevokeToken, newShareId } from "./identifier";
import { createPostgresShareRepository } from "./postgres-repository";
import type { NewShare, ShareRepository } from "./repository";

let test: TestDatabase;
let database: Database;
let shares: ShareRepository;

beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase(test.url, { poolSize: 20 });
  shares = createPostgresShareRepository(database.prisma);
}, 60_000);
afterAll(async () => {
  await database?.close();
  await test?.drop();
});

const plenty = { perMinute: 6_000, burst: 1_000 };
const rate = { rate: { owner: plenty, address: plenty }, maxPerOwner: 1_000 };
const now = new Date(1_000);
const few = { perMinute: 0.001, burst: 5 };

function newShare(changes: Partial<NewShare> = {}): NewShare {
  return {
    id: newShareId(),
    ownerId: randomUUID(),
    addressKey: randomUUID(),
    executionId: null,
    document: JSON.stringify({ language: "python", files: [{ path: "main.py", content: "1", encoding: "utf8" }] }),
    language: "python",
    title: null,
    headline: "1",
    revokeHash: null,
    createdAt: now,
    expiresAt: null,
    ...changes,
  };
}

async function newExecution(): Promise<string> {
  const input = acceptInput({});
  await createPostgresRepository(database).accept(input);
  return input.id;
}

describe("storing a share", () => {
  it("keeps every character of a program, NUL and lone surrogates too", async () => {
    const content = "a\0b\ud800'\"`$(x)\u2028";
    const share = newShare({ document: JSON.stringify({ content }) });
    expect(await shares.insert(share, rate)).toBe("stored");
    const found = await shares.find(share.id, now);
    expect(JSON.parse(found?.document ?? "")).toEqual({ content });
    expect(found).toMatchObject({ ownerId: share.ownerId, executionId: null, createdAt: share.createdAt });
  });

  it("tells a share of code, a share of a run and no share apart", async () => {
    const executionId = await newExecution();
    const [code, run] = [newShare(), newShare({ executionId })];
    await shares.insert(code, rate);
    await shares.insert(run, rate);
    expect(await shares.executionOf(code.id, now)).toBeNull();
    expect(await shares.executionOf(run.id, now)).toBe(executionId);
    expect(await shares.executionOf(newShareId(), now)).toBeUndefined();
  });

  it("refuses an execution that is gone, and keeps the code of one that goes later", async () => {
    expect(await shares.insert(newShare({ executionId: randomUUID() }), rate)).toBe("execution_gone");
    const executionId = await newExecution();
    const share = newShare({ executionId });
    await shares.insert(share, rate);
    await database.prisma.execution.delete({ where: { id: executionId } });
    expect(await shares.find(share.id, now)).toMatchObject({ executionId: null, document: share.document });
  });
});

describe("rates", () => {
  it("let exactly the burst of an owner through when 40 ask at once", async () => {
    const ownerId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () =>
        shares.insert(newShare({ ownerId }), { ...rate, rate: { owner: few, address: plenty } }),
      ),
    );
    expect(answers.filter((answer) => answer === "stored")).toHaveLength(5);
    expect(answers.filter((answer) => answer === "owner_limited")).toHaveLength(35);
  });

  it("count an address over all owners behind it", async () => {
    const addressKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        shares.insert(newShare({ addressKey }), { ...rate, rate: { owner: plenty, address: few } }),
      ),
    );
    expect(answers.filter((answer) => answer === "stored")).toHaveLength(5);
    expect(answers.filter((answer) => answer === "address_limited")).toHaveLength(15);
  });

  it("do not charge the neighbours for somebody who is over their own", async () => {
    const addressKey = randomUUID();
    const greedy = randomUUID();
    const limits = { ...rate, rate: { owner: few, address: { perMinute: 0.001, burst: 6 } } };
    for (let count = 0; count < 20; count += 1) await shares.insert(newShare({ ownerId: greedy, addressKey }), limits);
    expect(await shares.insert(newShare({ addressKey }), limits)).toBe("stored");
  });

  it("forget buckets nobody used, and only those", async () => {
    const share = newShare();
    await shares.insert(share, rate);
    const key = `owner:${share.ownerId}`;
    await shares.deleteIdleBuckets(new Date(Date.now() - 60_000));
    expect(await database.prisma.shareBucket.count({ where: { key } })).toBe(1);
    await shares.deleteIdleBuckets(new Date(Date.now() + 60_000));
    expect(await database.prisma.shareBucket.count({ where: { key } })).toBe(0);
  });
});

describe("the bound of an owner", () => {
  const three = { ...rate, maxPerOwner: 3 };

  it("lets exactly as many stand when 20 ask at once, and takes nothing from the neighbours for the rest", async () => {
    const [ownerId, addressKey] = [randomUUID(), randomUUID()];
    const bounds = { ...three, rate: { owner: plenty, address: { perMinute: 0.001, burst: 4 } } };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => shares.insert(newShare({ ownerId, addressKey }), bounds)),
    );
    expect(answers.filter((answer) => answer === "stored")).toHaveLength(3);
    expect(answers.filter((answer) => answer === "owner_full")).toHaveLength(17);
    expect(await shares.insert(newShare({ addressKey }), bounds)).toBe("stored");
  });

  it("is free again for each one that is revoked or whose time is over", async () => {
    const ownerId = randomUUID();
    const [first, second] = [newShare({ ownerId }), newShare({ ownerId, expiresAt: new Date(2_000) })];
    for (const share of [first, second, newShare({ ownerId })]) await shares.insert(share, three);
    expect(await shares.insert(newShare({ ownerId }), three)).toBe("owner_full");
    await shares.delete(first.id, { ownerId });
    expect(await shares.insert(newShare({ ownerId }), three)).toBe("stored");
    expect(await shares.insert(newShare({ ownerId, createdAt: new Date(2_000) }), three)).toBe("stored");
  });
});

describe("a share with a time of its own", () => {
  it("stands until then, is not found from then on, and goes with the next sweep", async () => {
    const executionId = await newExecution();
    const share = newShare({ executionId, expiresAt: new Date(5_000) });
    await shares.insert(share, rate);
    expect(await shares.find(share.id, new Date(4_999))).toMatchObject({ expiresAt: new Date(5_000) });
    expect(await shares.executionOf(share.id, new Date(4_999))).toBe(executionId);
    expect(await shares.find(share.id, new Date(5_000))).toBeNull();
    expect(await shares.executionOf(share.id, new Date(5_000))).toBeUndefined();
    const lasting = newShare();
    await shares.insert(lasting, rate);
    await shares.deleteExpired(new Date(5_000));
    expect(await database.prisma.share.count({ where: { id: { in: [share.id, lasting.id] } } })).toBe(1);
  });
});

describe("an owner's list", () => {
  it("holds what stands of theirs and of nobody else, newest first, also where several were made in one moment", async () => {
    const ownerId = randomUUID();
    const executionId = await newExecution();
    const same = [newShare({ ownerId }), newShare({ ownerId }), newShare({ ownerId })];
    const newest = newShare({ ownerId, executionId, title: "a\0b", headline: null, createdAt: new Date(2_000) });
    const over = newShare({ ownerId, expiresAt: new Date(4_000) });
    for (const share of [...same, newest, over, newShare()]) await shares.insert(share, rate);
    const at = new Date(4_000);
    expect(await shares.countByOwner(ownerId, at)).toBe(4);
    const first = await shares.listByOwner({ ownerId, now: at, limit: 2 });
    expect(first[0]).toEqual({
      id: newest.id,
      createdAt: newest.createdAt,
      expiresAt: null,
      language: "python",
      title: "a\ufffdb",
      headline: null,
      execution: { id: executionId, status: "running", outcome: null },
    });
    const rest = await shares.listByOwner({ ownerId, now: at, limit: 10, before: first[1] });
    expect([...first.slice(1), ...rest].map(({ id }) => id)).toEqual(
      same
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(rest[0]).toMatchObject({ headline: "1", execution: null });
  });

  it("shows code whose execution is not kept any more as code", async () => {
    const executionId = await newExecution();
    const share = newShare({ executionId });
    await shares.insert(share, rate);
    await database.prisma.execution.delete({ where: { id: executionId } });
    expect(await shares.listByOwner({ ownerId: share.ownerId, now, limit: 10 })).toMatchObject([{ execution: null }]);
  });
});

describe("revoking", () => {
  it("takes the owner or the token, and nobody else", async () => {
    const token = newRevokeToken();
    const share = newShare({ revokeHash: hashRevokeToken(token) });
    await shares.insert(share, rate);
    expect(await shares.delete(share.id, {})).toBe(false);
    expect(await shares.delete(share.id, { ownerId: randomUUID() })).toBe(false);
    expect(await shares.delete(share.id, { revokeHash: hashRevokeToken(newRevokeToken()) })).toBe(false);
    expect(await shares.find(share.id, now)).not.toBeNull();
    expect(await shares.delete(share.id, { revokeHash: hashRevokeToken(token) })).toBe(true);
    expect(await shares.find(share.id, now)).toBeNull();
    const own = newShare();
    await shares.insert(own, rate);
    expect(await shares.delete(own.id, { ownerId: own.ownerId })).toBe(true);
    expect(await shares.delete(own.id, { ownerId: own.ownerId })).toBe(false);
  });
});
