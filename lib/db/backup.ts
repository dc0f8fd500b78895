import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { type BackupManifest, type BackupRow, type BackupTable, readTables } from "./backup-format";
import { appliedMigrations } from "./migrate";

/** Rows are fetched in portions of about this size, so memory stays flat whatever they hold. */
const portionBytes = 4 * 1024 * 1024;

/**
 * Writes everything in the database, as it stands at one moment, to one compressed file; others go on working meanwhile.
 * The file appears only when it is whole.
 */
export async function backupDatabase(url: string, file: string, version: string): Promise<BackupManifest> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const draft = `${file}.part`;
  try {
    await client.query("SET timezone = 'UTC'; SET extra_float_digits = 1");
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const manifest = await describe(client, version);
    await pipeline(
      Readable.from(lines(client, manifest)),
      createGzip({ level: 4 }),
      createWriteStream(draft, { mode: 0o600 }),
    );
    await rename(draft, file);
    return manifest;
  } finally {
    await client.end();
    await rm(draft, { force: true });
  }
}

async function describe(client: pg.Client, version: string): Promise<BackupManifest> {
  const tables: BackupTable[] = [];
  for (const table of await readTables(client)) {
    const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${pg.escapeIdentifier(table.name)}`);
    tables.push({ ...table, rows: Number(rows[0]?.count) });
  }
  return {
    format: 1,
    version,
    createdAt: new Date().toISOString(),
    migrations: await appliedMigrations(client),
    tables,
  };
}

async function* lines(client: pg.Client, manifest: BackupManifest): AsyncGenerator<string> {
  yield `${JSON.stringify(manifest)}\n`;
  for (const [index, table] of manifest.tables.entries()) {
    for await (const values of rowsOf(client, table)) yield `${JSON.stringify([index, values] satisfies BackupRow)}\n`;
  }
}

async function* rowsOf(client: pg.Client, table: BackupTable): AsyncGenerator<(string | null)[]> {
  const columns = table.columns.map(({ name, type }) => {
    const column = pg.escapeIdentifier(name);
    return type === "bytea" ? `encode(${column}, 'base64')` : `${column}::text`;
  });
  await client.query(
    `DECLARE portion NO SCROLL CURSOR FOR SELECT ${columns.join(", ")} FROM ${pg.escapeIdentifier(table.name)}`,
  );
  for (let count = 10; ; ) {
    const { rows } = await client.query<(string | null)[]>({ text: `FETCH ${count} FROM portion`, rowMode: "array" });
    if (rows.length === 0) break;
    yield* rows;
    const bytes = rows.reduce((sum, row) => sum + row.reduce((length, value) => length + (value?.length ?? 0), 100), 0);
    count = Math.min(1000, Math.max(1, Math.floor((portionBytes * rows.length) / bytes)));
  }
  await client.query("CLOSE portion");
}
