import { existsSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { findBinaries } from "./binaries";
import { passwordIn, prepareFolder, type ServerFolder } from "./folder";
import { databaseName, initialise } from "./initialise";
import { lockFolder } from "./lock";
import { findRunning, type Postmaster, signalPostmaster, startPostmaster, stopPostmaster } from "./postmaster";
import { urlsOf } from "./urls";

/** What {@link startEmbeddedPostgres} needs. */
export interface EmbeddedPostgresOptions {
  /** Folder of the database alone, such as `<data folder>/postgres`; made when it is not there. */
  folder: string;
  /** Where the database goes when root's `folder` is closed to the user the server runs as. */
  fallbackRoot?: string;
}

/** A running embedded server, locked for this process. */
export interface EmbeddedPostgres {
  /** For `pg` and Prisma; through the Unix socket where its path is short enough. */
  url: string;
  /** The same over loopback. */
  tcpUrl: string;
  /** Folder of the Unix socket, when there is one. */
  socket?: string;
  pid: number;
  /** The folder in use. */
  folder: string;
  /** True when a server left by a killed process was taken over. */
  reattached: boolean;
  /** For people, when the database is not in the folder asked for. */
  notice?: string;
  /** Stops the server, or with `leaveRunning` only lets go of it for the next start. Idempotent. */
  stop(options?: { leaveRunning?: boolean }): Promise<void>;
}

const running = new Map<string, Promise<EmbeddedPostgres>>();

/**
 * Starts the embedded PostgreSQL, or takes over the one that a killed process left. In one process, starting the same
 * folder again answers the same server. The server ends with this process, however that ends short of a signal nobody
 * handles; then the next start takes it over.
 * @throws EmbeddedPostgresError with a sentence: another process holds the folder, or it is of another major version.
 */
export function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const known = running.get(options.folder);
  if (known !== undefined) return known;
  const started = start(options, () => running.delete(options.folder));
  running.set(options.folder, started);
  started.catch(() => running.delete(options.folder));
  return started;
}

async function start(options: EmbeddedPostgresOptions, onStop: () => void): Promise<EmbeddedPostgres> {
  const folder = prepareFolder(options.folder, options.fallbackRoot ?? "/var/lib/podium");
  const unlock = lockFolder(folder.path);
  try {
    const binaries = await findBinaries(folder.path, folder.user);
    const password = passwordIn(folder.path);
    await initialise(folder, binaries, password);
    const real = { ...folder, cluster: realpathSync(folder.cluster) };
    const program = realpathSync(binaries.postgres);
    const found = await findRunning(real, program);
    const postmaster = found ?? (await startPostmaster(real, program).catch(() => startPostmaster(real, program)));
    const handle = handleOf(real, postmaster, password, found !== undefined, unlock, onStop);
    await ensureDatabase(handle.url, real);
    return handle;
  } catch (error) {
    unlock();
    throw error;
  }
}

function handleOf(
  folder: ServerFolder,
  { pid, port }: Postmaster,
  password: string,
  reattached: boolean,
  unlock: () => void,
  onStop: () => void,
): EmbeddedPostgres {
  const { url, tcpUrl } = urlsOf(folder, port, password);
  const atExit = () => {
    signalPostmaster(folder, pid, "SIGINT");
    unlock();
  };
  process.once("exit", atExit);
  const end = async (leaveRunning: boolean) => {
    process.off("exit", atExit);
    onStop();
    if (!leaveRunning) await stopPostmaster(folder, pid);
    unlock();
  };
  let ended: Promise<void> | undefined;
  const stop = ({ leaveRunning = false } = {}) => (ended ??= end(leaveRunning));
  const socket = folder.socketFolder ? { socket: folder.socketFolder } : {};
  return {
    url,
    tcpUrl,
    ...socket,
    pid,
    folder: folder.path,
    reattached,
    ...(folder.notice ? { notice: folder.notice } : {}),
    stop,
  };
}

/** Made by the first start; a marker file spares later ones the connection. */
async function ensureDatabase(url: string, folder: ServerFolder): Promise<void> {
  const marker = join(folder.cluster, "podium.database");
  if (existsSync(marker)) return;
  const admin = new URL(url);
  admin.pathname = "/postgres";
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
  writeFileSync(marker, "", { mode: 0o644 });
}
