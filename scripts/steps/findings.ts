import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { availableParallelism, release, totalmem } from "node:os";
import path from "node:path";
import type { Config } from "../../lib/config/config";
import { runNeeds } from "./system-packages";

/** One thing the doctor looked at. */
export interface Finding {
  state: "ok" | "weak" | "bad";
  what: string;
  detail: string;
  remedy?: string;
}

const GIB = 1024 ** 3;
/** Dependencies, the build and a database with some history. */
const WANTED_DISK = 2 * GIB;

/** What can be said of the host without running anything in a sandbox. */
export async function hostFindings(config: Config): Promise<Finding[]> {
  return [
    { state: "ok", what: "Node.js", detail: `${process.version} on Linux ${release()}, ${process.arch}` },
    { state: "ok", what: "machine", detail: `${availableParallelism()} cores, ${gib(totalmem())} memory` },
    ...packageFindings(),
    diskFinding(config.dataFolder),
    databaseFinding(config),
    await portFinding(config.host, config.port),
    { state: "ok", what: "limit profile", detail: `${config.limitsProfile} (HOST is ${config.host})` },
  ];
}

function packageFindings(): Finding[] {
  return runNeeds.map((need) =>
    need.present()
      ? { state: "ok", what: need.package, detail: "installed" }
      : {
          state: "bad",
          what: need.package,
          detail: `missing; it is for ${need.purpose}`,
          remedy: `apt-get install --no-install-recommends ${need.package}`,
        },
  );
}

function diskFinding(folder: string): Finding {
  const place = nearestExisting(folder);
  const { bavail, bsize } = statfsSync(place);
  const free = bavail * bsize;
  const enough = free >= WANTED_DISK;
  return {
    state: enough ? "ok" : "weak",
    what: "disk",
    detail: `${gib(free)} free for ${folder}`,
    remedy: enough ? undefined : `Make room for ${gib(WANTED_DISK)}, or set PODIUM_DATA to another folder.`,
  };
}

function databaseFinding(config: Config): Finding {
  if (config.databaseUrl) return { state: "ok", what: "database", detail: "the one of DATABASE_URL" };
  const place = nearestExisting(config.dataFolder);
  try {
    accessSync(place, constants.W_OK);
    return { state: "ok", what: "database", detail: `started by Podium in ${config.dataFolder}` };
  } catch {
    const remedy = "Set PODIUM_DATA to a folder you may write.";
    return { state: "bad", what: "database", detail: `${place} cannot be written`, remedy };
  }
}

function portFinding(host: string, port: number): Promise<Finding> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => {
      const remedy = "If that is not Podium itself, set PORT to another.";
      resolve({ state: "weak", what: "port", detail: `${host}:${port} cannot be used (${error.message})`, remedy });
    });
    server.listen(port, host, () => {
      server.close(() => resolve({ state: "ok", what: "port", detail: `${host}:${port} is free` }));
    });
  });
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}

function gib(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GiB`;
}
