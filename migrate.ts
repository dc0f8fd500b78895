import path from "node:path";
import { loadConfig } from "./lib/config/load";
import { migrateDatabase } from "./lib/db/migrate";

const WAIT_MS = 120_000;
const AGAIN_MS = 1_000;
/** What a database answers that is about to be there: refused, unknown name, starting up. */
const NOT_YET = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ECONNRESET|EHOSTUNREACH|ETIMEDOUT|57P03/;

/**
 * Brings the database at DATABASE_URL up to this version and ends, waiting for one that has just been started. For a job
 * that runs before new servers do, with rights on tables that they need not have.
 */
async function main(): Promise<void> {
  const root = process.cwd();
  const { databaseUrl } = loadConfig(process.env, { root });
  if (databaseUrl === undefined) throw new Error("Set DATABASE_URL: the embedded database is migrated by its server.");
  const applied = await patiently(() => migrateDatabase(databaseUrl, path.join(root, "prisma", "migrations")));
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const end = performance.now() + WAIT_MS; ; ) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > end || !NOT_YET.test((error as { code?: string }).code ?? "")) throw error;
      console.log(`The database does not answer yet: ${(error as Error).message}`);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
