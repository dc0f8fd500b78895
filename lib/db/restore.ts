import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { BackupError, type BackupManifest, type BackupRow, type BackupTable, readTables } from "./backup-format";
import { appliedMigrations } from "./migrate";

/** A batch is sent when it holds this many rows or characters. */
const batchRows = 500;
const batchCharacters = 4 * 1024 * 1024;

/**
 * Puts a backup in the place of everything in the database, in one transaction: on any failure nothing has changed.
 * @throws BackupError when the file is not a whole backup, or is of another migration level than the database.
 */
export async function restoreDatabase(url: string, file: string): Promise<BackupManifest> {
  const source = linesOf(file);
  const manifest = parseManifest((await source.next()).value, file);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    checkLevel(manifest, await appliedMigrations(client));
    await client.query("SET timezone = 'UTC'");
    await client.query("BEGIN");
    const names = (await readTables(client)).map(({ name }) => pg.escapeIdentifier(name));
    await client.query(`TRUNCATE ${names.join(", ")}`);
    await insertAll(client, manifest, source, file);
    await advanceSequences(client, manifest);
    await client.query("COMMIT");
    return manifest;
  } finally {
    // Before a commit, this undoes everything.
    await client.end();
  }
}

function parseManifest(line: string | undefined, file: string): BackupManifest {
  try {
    const manifest = JSON.parse(line ?? "") as BackupManifest;
    if (manifest.format === 1) return manifest;
  } catch {
    // Said below.
  }
  throw new BackupError(`${file} is not a backup of Podium that this version can read.`);
}

function checkLevel(manifest: BackupManifest, applied: readonly string[]): void {
  if (manifest.migrations.join() === applied.join()) return;
  throw new BackupError(
    `The backup was made at migration ${manifest.migrations.at(-1) ?? "none"} and the database is at ${applied.at(-1) ?? "none"}: restore it with Podium ${manifest.version}, then upgrade.`,
  );
}

async function insertAll(
  client: pg.Client,
  manifest: BackupManifest,
  source: AsyncGenerator<string>,
  file: string,
): Promise<void> {
  const counts = manifest.tables.map(() => 0);
  let batch: (string | null)[][] = [];
  let [current, characters] = [0, 0];
  const flush = async () => {
    const table = manifest.tables[current];
    if (table && batch.length > 0) await insert(client, table, batch);
    counts[current] = (counts[current] ?? 0) + batch.length;
    [batch, characters] = [[], 0];
  };
  for await (const line of source) {
    const [index, values] = JSON.parse(line) as BackupRow;
    if (index !== current || batch.length >= batchRows || characters > batchCharacters) await flush();
    current = index;
    batch.push(values);
    characters += line.length;
  }
  await flush();
  const short = manifest.tables.find((table, index) => counts[index] !== table.rows);
  if (short)
    throw new BackupError(
      `${file} is damaged: the table ${short.name} has not all of its ${short.rows} rows; nothing was changed.`,
    );
}

async function insert(client: pg.Client, table: BackupTable, rows: readonly (string | null)[][]): Promise<void> {
  const names = table.columns.map(({ name }) => pg.escapeIdentifier(name)).join(", ");
  const values = table.columns
    .map(({ type }, index) => (type === "bytea" ? `decode(v.c${index}, 'base64')` : `v.c${index}::${type}`))
    .join(", ");
  const arrays = table.columns.map((_, index) => `$${index + 1}::text[]`).join(", ");
  const aliases = table.columns.map((_, index) => `c${index}`).join(", ");
  await client.query(
    `INSERT INTO ${pg.escapeIdentifier(table.name)} (${names}) SELECT ${values} FROM unnest(${arrays}) AS v(${aliases})`,
    table.columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
}

async function advanceSequences(client: pg.Client, manifest: BackupManifest): Promise<void> {
  for (const table of manifest.tables) {
    for (const { name } of table.columns) {
      const [relation, column] = [pg.escapeIdentifier(table.name), pg.escapeIdentifier(name)];
      const { rows } = await client.query<{ sequence: string | null }>(
        "SELECT pg_get_serial_sequence($1, $2) AS sequence",
        [relation, name],
      );
      if (rows[0]?.sequence)
        await client.query(`SELECT setval($1, COALESCE(max(${column}), 0) + 1, false) FROM ${relation}`, [
          rows[0].sequence,
        ]);
    }
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const compressed = createReadStream(file);
  const text = compressed.pipe(createGunzip()).setEncoding("utf8");
  compressed.once("error", (error) => text.destroy(error));
  let rest: string[] = [];
  for await (const chunk of text as AsyncIterable<string>) {
    const [first = "", ...others] = chunk.split("\n");
    rest.push(first);
    for (const part of others) {
      yield rest.join("");
      rest = [part];
    }
  }
  if (rest.join("") !== "") throw new BackupError(`${file} is damaged: it ends in the middle of a row.`);
}
