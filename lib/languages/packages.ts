import { readdir } from "node:fs/promises";
import type { LanguageDefinition } from "./language";

/** Names of the packages a language has on this host, in order; those of folders that are not there are none. */
export async function findPackages({ packages = [] }: LanguageDefinition): Promise<string[]> {
  const names = await Promise.all(
    packages.map(async ({ folder, pattern }) => {
      const entries = await readdir(folder).catch(() => []);
      return entries.flatMap((entry) => pattern.exec(entry)?.[1] ?? []);
    }),
  );
  return [...new Set(names.flat())].sort((a, b) => a.localeCompare(b, "en"));
}
