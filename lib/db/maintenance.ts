import { join } from "node:path";
import { runningEmbeddedPostgres } from "./embedded/attach";
import { startEmbeddedPostgres } from "./embedded/start";

/**
 * Calls `use` with the database's address: the configured one, else that of the embedded server, which is started for
 * the time of the call when it does not run.
 */
export async function withDatabase<T>(
  config: { databaseUrl?: string; dataFolder: string },
  use: (url: string) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl) return use(config.databaseUrl);
  const folder = join(config.dataFolder, "postgres");
  const running = runningEmbeddedPostgres({ folder });
  if (running) return use(running);
  const server = await startEmbeddedPostgres({ folder });
  try {
    return await use(server.url);
  } finally {
    await server.stop();
  }
}

const expectedErrors = new Set(["BackupError", "EmbeddedPostgresError", "MigrationError"]);

/** The sentence of a failure that is meant for people; absent for a fault. */
export function expectedMessage(error: unknown): string | undefined {
  return error instanceof Error && expectedErrors.has(error.name) ? error.message : undefined;
}
