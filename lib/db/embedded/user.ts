import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { EmbeddedPostgresError } from "./error";

/** The user the server runs as; absent when Podium itself is not root. */
export interface ServerUser {
  uid: number;
  gid: number;
  name: string;
}

const candidates = ["postgres", "nobody", "daemon"];

/**
 * PostgreSQL refuses to run as root, so root hands it to an unprivileged user that exists everywhere. Whoever owns the
 * data already stays its user, even when a better one appears later.
 */
export function chooseUser(dataFolder: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = passwd();
  const owner = ownerOf(dataFolder);
  if (owner && owner.uid !== 0)
    return { ...owner, name: users.find((user) => user.uid === owner.uid)?.name ?? String(owner.uid) };
  for (const name of candidates) {
    const user = users.find((candidate) => candidate.name === name && candidate.uid !== 0);
    if (user) return user;
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL cannot run as root and none of the users ${candidates.join(", ")} exists; add one, or set DATABASE_URL.`,
  );
}

/** The first folder above `path` (or `path` itself) this user cannot go through or read; absent when all is open. */
export function firstClosed(path: string, user: ServerUser | undefined): string | undefined {
  if (!user) return undefined;
  const parts: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    parts.unshift(at);
    if (dirname(at) === at) break;
  }
  return parts.find((part) => !canEnter(part, user));
}

function canEnter(path: string, user: ServerUser): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return true;
  const shift = stat.uid === user.uid ? 6 : stat.gid === user.gid ? 3 : 0;
  const needed = stat.isDirectory() ? 0o1 : 0o5;
  return ((stat.mode >> shift) & needed) === needed;
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && { uid: stat.uid, gid: stat.gid };
}

function passwd(): ServerUser[] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name ?? "", uid: Number(uid), gid: Number(gid) }));
}
