import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDatabase, type Database } from "../db/client";
import { createTestDatabase, type TestDatabase } from "../db/testing";
import { createPostgresScriptRepository } from "./postgres-repository";
import { REVISIONS_KEPT, type ScriptRepository, type StoredScript } from "./repository";

let test: TestDatabase;
let database: Database;
let scripts: ScriptRepository;
beforeAll(async () => {
  test = await createTestDatabase();
  database = createDatabase(test.url, { poolSize: 5 });
  scripts = createPostgresScriptRepository(database.prisma);
}, 60_000);
afterAll(async () => {
  await database?.close();
  await test?.drop();
});

async function newUser(): Promise<string> {
  const id = randomUUID();
  await database.prisma.user.create({ data: { id, email: `${id}@example.org`, createdAt: new Date() } });
  return id;
}

function script(userId: string, changes: Partial<StoredScript> = {}): StoredScript {
  const now = new Date();
  const code = { title: "a", folder: "", tags: [], language: "bash", document: "{}", size: 1 };
  return {
    id: randomUUID(),
    userId,
    ...code,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    ...changes,
  };
}

it("counts what is in the bin neither for the bound nor without end", async () => {
  const userId = await newUser();
  const bound = 3;
  const binned: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    const row = script(userId);
    expect(await scripts.insert(row, bound)).toBe(true);
    expect(await scripts.update(userId, row.id, 1, { deletedAt: new Date(index * 1000) })).toBe(true);
    binned.push(row.id);
  }
  for (let index = 0; index < bound; index += 1) expect(await scripts.insert(script(userId), bound)).toBe(true);
  expect(await scripts.insert(script(userId), bound)).toBe(false);
  const bin = await scripts.list(userId, { limit: 10, bin: true });
  expect(bin.map(({ id }) => id).sort()).toEqual(binned.slice(-bound).sort());
});

it("keeps the newest earlier states of a script, and no more", async () => {
  const userId = await newUser();
  const row = script(userId);
  await scripts.insert(row, 1);
  const other = script(await newUser());
  await scripts.insert(other, 1);
  const keep = (revision: number) => ({ revision, title: "a", document: "{}", createdAt: new Date() });
  await scripts.update(other.userId, other.id, 1, { revision: 2 }, keep(1));
  for (let revision = 1; revision <= REVISIONS_KEPT + 3; revision += 1)
    expect(await scripts.update(userId, row.id, revision, { revision: revision + 1 }, keep(revision))).toBe(true);
  const kept = await scripts.revisions(row.id, 1_000);
  expect(kept.map(({ revision }) => revision)).toEqual(
    Array.from({ length: REVISIONS_KEPT }, (_, index) => REVISIONS_KEPT + 3 - index),
  );
  expect(await scripts.revisions(other.id, 10)).toHaveLength(1);
});
