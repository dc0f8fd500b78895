import { accessSync, constants } from "node:fs";
import type { LanguageDefinition, LanguageVersion } from "../../lib/languages/language";
import type { HostNeed } from "./system-packages";

/** The Debian packages that bring the first version of each language, which is what tests and images have. */
export function languageNeeds(languages: readonly LanguageDefinition[]): HostNeed[] {
  return languages.flatMap(({ name, versions: [version] }) =>
    version ? [{ package: version.debianPackage, purpose: `running ${name}`, present: () => isHere(version) }] : [],
  );
}

function isHere({ binaries, needs = [] }: LanguageVersion): boolean {
  return binaries.some((binary) => binary === "$node" || isExecutable(binary)) && needs.every(isThere);
}

function isExecutable(file: string): boolean {
  return can(file, constants.X_OK);
}

function isThere(file: string): boolean {
  return can(file, constants.R_OK);
}

function can(file: string, mode: number): boolean {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
}
