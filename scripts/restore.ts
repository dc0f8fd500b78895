import path from "node:path";
import { loadConfig } from "../lib/config/load";
import { expectedMessage, withDatabase } from "../lib/db/maintenance";
import { migrateDatabase } from "../lib/db/migrate";
import { restoreDatabase } from "../lib/db/restore";
import { readDotEnv } from "./steps/dot-env";
import type { Tools } from "./steps/tools";

/** `npm run restore -- <file> --yes`: puts a backup in the place of everything in the database. */
export async function main(tools: Tools): Promise<void> {
  readDotEnv(tools.root);
  const config = loadConfig(process.env, { root: tools.root });
  const [name] = tools.args.filter((arg) => !arg.startsWith("--"));
  if (!name) throw new tools.Refusal("Say which file to restore: npm run restore -- <file> --yes");
  if (!tools.args.includes("--yes")) {
    throw new tools.Refusal(
      "This replaces everything in the database; say so with --yes: npm run restore -- <file> --yes",
    );
  }
  const file = path.resolve(name);
  const manifest = await withDatabase(config, async (url) => {
    await migrateDatabase(url, path.join(tools.root, "prisma/migrations"));
    return restoreDatabase(url, file);
  }).catch((error: unknown) => {
    throw refusalOf(tools, error);
  });
  tools.progress.line(`Restored the backup of ${manifest.createdAt} from ${file}`);
  process.exit(0);
}

function refusalOf({ Refusal }: Tools, error: unknown): unknown {
  const message = expectedMessage(error);
  return message === undefined ? error : new Refusal(message);
}
