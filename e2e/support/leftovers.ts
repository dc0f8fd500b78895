import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { alive, type ProcessMark, processesNaming } from "./processes";

/** What a server that has ended left on this machine; empty when nothing. */
export function findLeftovers(server: {
  seen: readonly ProcessMark[];
  dataFolder: string;
  installation: string | undefined;
}): string[] {
  const processes = new Map(
    [...alive(server.seen), ...processesNaming(server.dataFolder)].map((mark) => [mark.pid, mark.command]),
  );
  return [
    ...[...processes].map(([pid, command]) => `process ${pid}: ${command}`),
    ...(server.installation ? controlGroupsNaming(server.installation) : []),
    ...mountsBeneath(server.dataFolder),
  ];
}

function controlGroupsNaming(installation: string, folder = "/sys/fs/cgroup"): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const child = path.join(folder, name);
      if (name.includes(installation)) return [`control group ${child}`];
      try {
        return controlGroupsNaming(installation, child);
      } catch {
        // Another test's group, gone since it was listed.
        return [];
      }
    });
}

function mountsBeneath(folder: string): string[] {
  return readFileSync("/proc/self/mounts", "utf8")
    .split("\n")
    .filter((line) => line.split(" ")[1]?.startsWith(folder))
    .map((line) => `mount ${line}`);
}
