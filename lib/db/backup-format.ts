import type pg from "pg";

/** First line of a backup; every further line is a {@link BackupRow}. */
export interface BackupManifest {
  format: 1;
  version: string;
  createdAt: string;
  migrations: string[];
  tables: BackupTable[];
}

/** One table, with its columns in the order rows carry them. */
export interface BackupTable {
  name: string;
  columns: { name: string; type: string }[];
  rows: number;
}

/** Index of the table in the manifest, and the row's values as PostgreSQL's text, or base64 for bytes. */
export type BackupRow = [table: number, values: (string | null)[]];

/** The backup cannot be made or restored; the message says why in one sentence. */
export class BackupError extends Error {
  override name = "BackupError";
}

/** Podium's tables with their columns, every table after those it refers to. */
export async function readTables(client: pg.ClientBase): Promise<Omit<BackupTable, "rows">[]> {
  const { rows: columns } = await client.query<{ relation: string; name: string; type: string }>(`
    SELECT c.relname AS relation, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    ORDER BY c.relname, a.attnum`);
  const { rows: references } = await client.query<{ child: string; parent: string }>(`
    SELECT c.relname AS child, p.relname AS parent FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
    WHERE k.contype = 'f' AND k.conrelid <> k.confrelid`);
  const ordered = new Set<string>();
  const visit = (table: string) => {
    if (ordered.has(table)) return;
    for (const { child, parent } of references) if (child === table) visit(parent);
    ordered.add(table);
  };
  for (const { relation } of columns) visit(relation);
  return [...ordered].map((name) => ({
    name,
    columns: columns
      .filter(({ relation }) => relation === name)
      .map((column) => ({ name: column.name, type: column.type })),
  }));
}
