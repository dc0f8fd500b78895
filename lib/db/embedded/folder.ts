import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { EmbeddedPostgresError } from "./error";
import { chooseUser, firstClosed, type ServerUser } from "./user";

/** Where one embedded server keeps its things. */
export interface ServerFolder {
  /** The folder in use: the one asked for, or the fallback. */
  path: string;
  /** What PostgreSQL itself calls its data directory. */
  cluster: string;
  /** Of the Unix socket; absent when its path would be too long for the kernel. */
  socketFolder?: string;
  log: string;
  user?: ServerUser;
  /** For people, when another folder than the one asked for is in use. */
  notice?: string;
}

/** A Unix socket's address holds 107 bytes, and the server adds `/.s.PGSQL.65535`. */
const longestSocketFolder = 90;

/**
 * Makes the folder ready. When root keeps it where the server's user cannot go (beneath /root, say), the database lives
 * in `<fallbackRoot>/<hash of the folder>` instead, and a file LOCATION in the folder says so.
 */
export function prepareFolder(asked: string, fallbackRoot: string): ServerFolder {
  const wanted = resolve(asked);
  mkdirSync(wanted, { recursive: true, mode: 0o711 });
  const user = chooseUser(join(wanted, "cluster"));
  const closed = firstClosed(wanted, user);
  if (closed === undefined) return laidOut(wanted, user);
  const name = createHash("sha256").update(wanted).digest("hex").slice(0, 16);
  const path = join(resolve(fallbackRoot), name);
  mkdirSync(path, { recursive: true, mode: 0o711 });
  const stillClosed = firstClosed(path, user);
  if (stillClosed !== undefined) {
    throw new EmbeddedPostgresError(
      `The user ${user?.name} of the embedded PostgreSQL can reach neither ${closed} nor ${stillClosed}; choose a data folder outside of them.`,
    );
  }
  writeFileSync(
    join(wanted, "LOCATION"),
    `The user ${user?.name} cannot go through ${closed}, so the database is in ${path}\n`,
  );
  const fallback = laidOut(path, chooseUser(join(path, "cluster")));
  return {
    ...fallback,
    notice: `The database is in ${path}, because the user ${user?.name} cannot go through ${closed}.`,
  };
}

function laidOut(path: string, user: ServerUser | undefined): ServerFolder {
  const socketFolder = join(path, "run");
  const fits = Buffer.byteLength(socketFolder) <= longestSocketFolder;
  if (fits) {
    mkdirSync(socketFolder, { recursive: true, mode: 0o700 });
    chmodSync(socketFolder, 0o700);
    giveTo(socketFolder, user);
  }
  return {
    path,
    cluster: join(path, "cluster"),
    log: join(path, "postgres.log"),
    ...(fits ? { socketFolder } : {}),
    ...(user ? { user } : {}),
  };
}

/** The database user's password: random, made once, readable by this user only. */
export function passwordIn(folder: string): string {
  const path = join(folder, "password");
  if (existsSync(path)) return readFileSync(path, "utf8").trim();
  const password = randomBytes(24).toString("base64url");
  writeFileSync(path, password, { mode: 0o600 });
  return password;
}

/** Runs `use` with a file that holds the password and that the server's user can read. */
export async function withPasswordFile<T>(
  folder: ServerFolder,
  password: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(folder.path, `password.${process.pid}`);
  writeFileSync(path, password, { mode: 0o600 });
  giveTo(path, folder.user);
  try {
    return await use(path);
  } finally {
    rmSync(path, { force: true });
  }
}

/** Root hands a path to the server's user; otherwise nothing happens. */
export function giveTo(path: string, user: ServerUser | undefined): void {
  if (user) chownSync(path, user.uid, user.gid);
}
