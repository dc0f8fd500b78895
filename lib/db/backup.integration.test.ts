import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPostgresRepository } from "../executions/postgres-repository";
import { acceptInput, finishInput, storedEvent } from "../executions/storage-fixtures";
import { backupDatabase } from "./backup";
import { createDatabase } from "./client";
import { restoreDatabase } from "./restore";
import { createTestDatabase, temporaryFolder, type TestDatabase } from "./testing";

let source: TestDatabase;
let target: TestDatabase;
let folder: string;
const odd = Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256));

beforeAll(async () => {
  [source, target, folder] = await Promise.all([createTestDatabase(), createTestDatabase(), temporaryFolder()]);
  const database = createDatabase(source.url);
  const repository = createPostgresRepository(database);
  const input = acceptInput({ input: JSON.stringify({ source: "\0\\\n\ud800 é" }), title: 'a\\b\t"' });
  await repository.accept(input);
  await repository.accept(acceptInput({ canStart: false, idempotency: { key: "k", hash: "h" } }));
  await repository.renewLease({ replicaId: "r", name: "n", installation: "i", leaseMs: 1000 });
  await repository.finish(
    finishInput(input.id, {
      events: [
        storedEvent(input.id, 1, odd),
        storedEvent(input.id, 2, Buffer.alloc(5_000_000, 65)),
        storedEvent(input.id, 3, { a: "\0" }),
        storedEvent(input.id, 4, Buffer.alloc(0)),
      ],
      artifacts: [{ path: "é/x", mediaType: "a/b", content: odd }],
    }),
  );
  await database.prisma.auditEntry.create({ data: { actor: "a", action: "b", detail: { c: [1, 2.5, null] } } });
  await database.close();
}, 60_000);
afterAll(async () => {
  await source?.drop();
  await target?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function contents(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const all: Record<string, string[]> = {};
  for (const table of [
    "owners",
    "address_buckets",
    "executions",
    "execution_events",
    "artifacts",
    "idempotency_keys",
    "replicas",
    "audit_entries",
  ]) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`);
    all[table] = rows.map(({ row }) => row);
  }
  await client.end();
  return all;
}

it("brings everything back byte for byte, twice", async () => {
  const file = join(folder, "a.gz");
  const manifest = await backupDatabase(source.url, file, "0.1.0");
  expect(manifest.tables.find(({ name }) => name === "execution_events")?.rows).toBe(4);
  for (let time = 0; time < 2; time += 1) {
    await restoreDatabase(target.url, file);
    expect(await contents(target.url)).toEqual(await contents(source.url));
  }
  const database = createDatabase(target.url);
  expect((await database.prisma.auditEntry.create({ data: { actor: "x", action: "y" } })).id).toBe(2n);
  await database.close();
});

it("changes nothing when the file is damaged, cut off, foreign or of another level", async () => {
  const file = join(folder, "b.gz");
  await backupDatabase(source.url, file, "0.1.0");
  await restoreDatabase(target.url, file);
  const before = await contents(target.url);
  const bytes = await readFile(file);
  const [head = "", ...rows] = gunzipSync(bytes).toString().split("\n");
  const bad: Record<string, Buffer> = {
    cut: bytes.subarray(0, bytes.length - 50),
    short: gzipSync([head, ...rows.slice(0, 3), ""].join("\n")),
    foreign: gzipSync("{}\n"),
    level: gzipSync(`${head.replace(/"migrations":\[[^\]]*\]/, '"migrations":["1_old"]')}\n`),
  };
  for (const [name, content] of Object.entries(bad)) {
    await writeFile(join(folder, name), content);
    await expect(restoreDatabase(target.url, join(folder, name)), name).rejects.toThrow(
      /unexpected end|damaged|not a backup|made at migration 1_old/,
    );
  }
  expect(await contents(target.url)).toEqual(before);
});
