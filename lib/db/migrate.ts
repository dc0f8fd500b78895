import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** The database does not fit this version of Podium; the message says why in one sentence. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The lock Prisma's own engine takes, so that both never migrate at once. */
const advisoryLock = 72707369;

/** Exactly the table Prisma makes. */
const historyTable = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/**
 * Applies the committed migrations that are missing, in order, each in one transaction together with its entry in
 * Prisma's history, so that `prisma migrate status` agrees. Servers that start together wait for each other.
 * @returns the names applied now.
 * @throws MigrationError when the database is ahead of these files, or one of them was changed after it was applied.
 */
export async function migrateDatabase(url: string, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [advisoryLock]);
    // Asked first, so that a user without the right to make tables can start on a database that is up to date.
    if (!(await hasHistory(client))) await client.query(historyTable);
    const missing = checkHistory(migrations, await readHistory(client));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    // Ends the session and with it the lock.
    await client.end();
  }
}

/** Names of the migrations a database has, oldest first; empty for a new one. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  if (!(await hasHistory(client))) return [];
  return (await readHistory(client)).map((entry) => entry.migration_name);
}

async function hasHistory(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ found: string | null }>(
    "SELECT to_regclass('_prisma_migrations')::text AS found",
  );
  return Boolean(rows[0]?.found);
}

interface HistoryEntry {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function readHistory(client: pg.ClientBase): Promise<HistoryEntry[]> {
  const { rows } = await client.query<HistoryEntry>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name",
  );
  return rows;
}

function checkHistory(migrations: readonly Migration[], history: readonly HistoryEntry[]): Migration[] {
  for (const entry of history) {
    const migration = migrations.find(({ name }) => name === entry.migration_name);
    if (!migration) {
      throw new MigrationError(
        `The database is newer than this Podium: it has the migration ${entry.migration_name}, which is not known here; start the newer version, or restore a backup.`,
      );
    }
    if (migration.checksum !== entry.checksum) {
      throw new MigrationError(
        `The migration ${entry.migration_name} was changed after this database got it; put the original file back, and make the change a new migration.`,
      );
    }
    if (!entry.finished_at) {
      throw new MigrationError(
        `The migration ${entry.migration_name} failed half way; mend the database, then run "prisma migrate resolve", or restore a backup.`,
      );
    }
  }
  const known = new Set(history.map((entry) => entry.migration_name));
  return migrations.filter(({ name }) => !known.has(name));
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    // Without parameters: the simple protocol takes a script of any statements.
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, transaction_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw new MigrationError(`The migration ${migration.name} could not be applied: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
