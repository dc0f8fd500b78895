import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded/start";
import { migrateDatabase } from "./migrate";

/** The committed migrations. */
export const migrationsFolder = join(import.meta.dirname, "../../prisma/migrations");

/** A database of one test file, removed by `drop`. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

const variable = "PODIUM_TEST_POSTGRES_URL";
let own: Promise<TestServer> | undefined;
let databases = 0;

interface TestServer {
  url: string;
  stop(): Promise<void>;
}

/**
 * For `globalSetup`: one server for the whole run, whose address the workers find in their environment.
 * Without it, each test file starts a server of its own.
 */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  process.env[variable] = server.url;
  return server.stop;
}

/** A fresh database with all migrations, copied from a template in a few milliseconds; `empty` for one without. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const shared = process.env[variable];
  const base = shared ?? (await ownServer()).url;
  databases += 1;
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(base, `CREATE DATABASE ${name} TEMPLATE ${options.empty ? "template0" : "podium"}`);
  return {
    url: withDatabase(base, name),
    drop: async () => {
      await onServer(base, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      databases -= 1;
      if (databases > 0 || shared) return;
      await (await own)?.stop();
      own = undefined;
    },
  };
}

function ownServer(): Promise<TestServer> {
  own ??= startTestServer();
  return own;
}

/** A temporary folder that the database's user can go through. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "podium-db-"));
  await chmod(folder, 0o711);
  return folder;
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function startTestServer(): Promise<TestServer> {
  const folder = await temporaryFolder();
  const server: EmbeddedPostgres = await startEmbeddedPostgres({ folder, fallbackRoot: join(folder, "fallback") });
  await migrateDatabase(server.url, migrationsFolder);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onServer(base: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(base, "postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
