import path from "node:path";
import { loadConfig } from "../lib/config/load";
import { backupDatabase } from "../lib/db/backup";
import { expectedMessage, withDatabase } from "../lib/db/maintenance";
import { readDotEnv } from "./steps/dot-env";
import type { Tools } from "./steps/tools";

/** `npm run backup [file]`: everything in the database, in one compressed file; Podium may be running. */
export async function main(tools: Tools): Promise<void> {
  readDotEnv(tools.root);
  const config = loadConfig(process.env, { root: tools.root });
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, "-");
  const file = path.resolve(tools.args[0] ?? `podium-${stamp}.ndjson.gz`);
  const manifest = await withDatabase(config, (url) => backupDatabase(url, file, config.version)).catch(
    (error: unknown) => {
      throw refusalOf(tools, error);
    },
  );
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  tools.progress.line(`Wrote ${rows} rows of ${manifest.tables.length} tables to ${file}`);
  process.exit(0);
}

function refusalOf({ Refusal }: Tools, error: unknown): unknown {
  const message = expectedMessage(error);
  return message === undefined ? error : new Refusal(message);
}
