import { execFile } from "node:child_process";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrateDatabase } from "./migrate";
import { createTestDatabase, migrationsFolder, temporaryFolder, type TestDatabase } from "./testing";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  [test, folder] = await Promise.all([createTestDatabase({ empty: true }), temporaryFolder()]);
}, 60_000);
afterAll(async () => {
  await test?.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Prisma's own command line, against the test database. */
const prisma = (...args: string[]) =>
  run(process.execPath, [join(root, "node_modules/prisma/build/index.js"), ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: test.url },
    timeout: 25_000,
  });

it("applies once when servers start together, and Prisma finds nothing left to do", async () => {
  const applied = await Promise.all([1, 2, 3].map(() => migrateDatabase(test.url, migrationsFolder)));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect((await prisma("migrate", "status")).stdout).toContain("Database schema is up to date!");
});

it("finds nothing to do for a user who may make no tables", async () => {
  const client = new pg.Client({ connectionString: test.url });
  await client.connect();
  const role = `reader_${Date.now()}`;
  await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'; GRANT SELECT ON _prisma_migrations TO ${role}`);
  const url = Object.assign(new URL(test.url), { username: role, password: "secret" });
  try {
    expect(await migrateDatabase(url.href, migrationsFolder)).toEqual([]);
  } finally {
    await client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await client.end();
  }
});

it("has no drift between the migrations and the schema", async () => {
  await prisma(
    "migrate",
    "diff",
    "--from-migrations",
    "prisma/migrations",
    "--to-schema",
    "prisma/schema.prisma",
    "--exit-code",
  );
  await prisma("migrate", "diff", "--from-config-datasource", "--to-schema", "prisma/schema.prisma", "--exit-code");
  // The check itself must be able to fail.
  const client = new pg.Client({ connectionString: test.url });
  await client.connect();
  await client.query("ALTER TABLE owners ADD COLUMN extra int");
  const difference = prisma(
    "migrate",
    "diff",
    "--from-config-datasource",
    "--to-schema",
    "prisma/schema.prisma",
    "--exit-code",
  );
  await expect(difference).rejects.toMatchObject({ code: 2 });
  await client.query("ALTER TABLE owners DROP COLUMN extra");
  await client.end();
}, 60_000);

it("refuses a changed migration, a newer database, and undoes one that fails", async () => {
  await cp(migrationsFolder, folder, { recursive: true });
  const add = async (name: string, sql: string) => {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, "migration.sql"), sql);
  };
  await add("30000000000000_bad", "CREATE TABLE half (id int); SELECT 1/0;");
  await expect(migrateDatabase(test.url, folder)).rejects.toThrow(
    /30000000000000_bad could not be applied: division by zero/,
  );
  await add("30000000000000_bad", "CREATE TABLE half (id int);");
  expect(await migrateDatabase(test.url, folder)).toEqual(["30000000000000_bad"]);
  await add("30000000000000_bad", "CREATE TABLE half (id int) ;");
  await expect(migrateDatabase(test.url, folder)).rejects.toThrow(/was changed after this database got it/);
  await expect(migrateDatabase(test.url, migrationsFolder)).rejects.toThrow(/newer than this Podium/);
});
