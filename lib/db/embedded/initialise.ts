import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./binaries";
import { EmbeddedPostgresError } from "./error";
import { giveTo, type ServerFolder, withPasswordFile } from "./folder";
import { serverEnvironment } from "./settings";

const run = promisify(execFile);

/** Name of the database user, and of the database. */
export const databaseName = "podium";

/**
 * Makes the data directory when there is none.
 * @throws EmbeddedPostgresError when it belongs to another major version.
 */
export async function initialise(folder: ServerFolder, binaries: Binaries, password: string): Promise<void> {
  const versionFile = join(folder.cluster, "PG_VERSION");
  if (existsSync(versionFile)) return checkVersion(readFileSync(versionFile, "utf8").trim(), folder, binaries);
  // Renamed into place when whole: an interrupted initdb leaves nothing that looks like a database.
  const draft = `${folder.cluster}.draft`;
  await rm(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(draft, folder.user);
  await withPasswordFile(folder, password, (passwordFile) => initdb(folder, binaries, draft, passwordFile));
  await rename(draft, folder.cluster);
}

function checkVersion(found: string, folder: ServerFolder, binaries: Binaries): void {
  if (Number(found) === binaries.major) return;
  throw new EmbeddedPostgresError(
    `The data folder ${folder.path} was made by PostgreSQL ${found} and this is PostgreSQL ${binaries.major}: make a backup with the Podium that made it (npm run backup), then restore it into a new data folder (npm run restore).`,
  );
}

async function initdb(folder: ServerFolder, binaries: Binaries, cluster: string, passwordFile: string): Promise<void> {
  const args = [
    "-D",
    cluster,
    "-U",
    databaseName,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--no-instructions",
  ];
  const identity = folder.user ? { uid: folder.user.uid, gid: folder.user.gid } : {};
  try {
    await run(binaries.initdb, args, { cwd: cluster, env: serverEnvironment, ...identity });
  } catch (error) {
    const words = (error as { stderr?: string }).stderr?.trim() || String(error);
    throw new EmbeddedPostgresError(`The embedded PostgreSQL could not make its data folder: ${words}`);
  }
}
