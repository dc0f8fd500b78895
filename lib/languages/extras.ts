import { access, readdir } from "node:fs/promises";
import type { LanguageInfo } from "../contracts/executions";
import type { LanguageDefinition } from "./language";

/** A package beside the standard library. */
type InstalledPackage = LanguageInfo["packages"][number];

/** What a language has where it runs, besides its tools. */
export interface Extras {
  packages: readonly InstalledPackage[];
  batteries: boolean;
  /** Path of its formatter; absent: there is none. */
  formatter?: string;
  /** Whether its checker is there. */
  checker: boolean;
}

/** How a file system is looked at: a host's, or an image's through a sandbox. */
export interface Look {
  /** Whether it has what the build puts beneath `/podium`, without a look. */
  readonly built?: boolean;
  /** Names in a folder; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  isThere(path: string): Promise<boolean>;
}

/** What nothing has. */
export const noExtras: Extras = { packages: [], batteries: false, checker: false };

/** Looks at this host. */
export const lookAtHost: Look = {
  built: true,
  list: (folder) => readdir(folder).catch(() => []),
  isThere: (path) =>
    access(path).then(
      () => true,
      () => false,
    ),
};

/** Paths that say what a language has: folders of packages first, then files. */
export function pathsOfExtras({ packages = [], batteries, formatter, checker }: LanguageDefinition) {
  const files = [batteries?.present, ...(formatter?.binaries ?? []), formatter?.present, checker?.program].filter(
    (each) => each !== undefined,
  );
  return { folders: packages.map(({ folder }) => folder), files };
}

/** What a language has beside its tools. */
export async function findExtras(definition: LanguageDefinition, look: Look = lookAtHost): Promise<Extras> {
  const { batteries, formatter, checker } = definition;
  const binaries = await Promise.all(
    (formatter?.binaries ?? []).map(async (path) => ({ path, there: await look.isThere(path) })),
  );
  const script = formatter?.script;
  const scripted = script !== undefined && (look.built || (await look.isThere(formatter?.present ?? script)));
  const whole = formatter?.present === undefined || (await look.isThere(formatter.present));
  return {
    packages: await findPackages(definition, look),
    batteries: batteries !== undefined && (await look.isThere(batteries.present)),
    formatter: scripted ? script : whole ? binaries.find(({ there }) => there)?.path : undefined,
    checker: checker !== undefined && (look.built || (await look.isThere(checker.program))),
  };
}

async function findPackages({ packages = [] }: LanguageDefinition, look: Look): Promise<InstalledPackage[]> {
  const found = new Map<string, InstalledPackage>();
  for (const { folder, pattern } of packages) {
    for (const entry of await look.list(folder)) {
      const { name, version } = pattern.exec(entry)?.groups ?? {};
      if (name) found.set(name, version ? { name, version } : { name });
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
}
