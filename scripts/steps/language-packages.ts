import { accessSync, constants } from "node:fs";
import type { LanguageDefinition, LanguageVersion } from "../../lib/languages/language";
import type { HostNeed } from "./system-packages";

/** The Debian packages that bring the first version of each language, which is what tests and images have. */
export function languageNeeds(languages: readonly LanguageDefinition[]): HostNeed[] {
  return languages.flatMap(({ name, versions: [version] }) =>
    version ? [{ package: version.debianPackage, purpose: `running ${name}`, present: () => isHere(version) }] : [],
  );
}

/** Packages people expect beside the standard library of each language that has such a set. */
export function batteryNeeds(languages: readonly LanguageDefinition[]): HostNeed[] {
  return languages.flatMap(({ name, batteries }) => {
    if (!batteries) return [];
    const present = () => can(batteries.present, constants.R_OK);
    return [{ package: Object.values(batteries.modules).join(" "), purpose: `${name}'s usual packages`, present }];
  });
}

/** What lays out the source code of each language that Debian has something for. */
export function formatterNeeds(languages: readonly LanguageDefinition[]): HostNeed[] {
  return languages.flatMap(({ name, formatter }) => {
    if (!formatter || formatter.script) return [];
    const whole = () => formatter.present === undefined || can(formatter.present, constants.R_OK);
    const present = () => formatter.binaries.some((binary) => can(binary, constants.X_OK)) && whole();
    return [{ package: formatter.debianPackage, purpose: `laying out ${name}`, present }];
  });
}

function isHere({ binaries, needs = [] }: LanguageVersion): boolean {
  const found = binaries.some((binary) => binary === "$node" || can(binary, constants.X_OK));
  return found && needs.every((file) => can(file, constants.R_OK));
}

function can(file: string, mode: number): boolean {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
}
