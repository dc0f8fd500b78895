import type { LanguageInfo } from "../contracts/executions";
import type { Extras } from "./extras";
import type { LanguageDefinition, LanguageVersion } from "./language";
import type { Toolchain } from "./toolchain";

/** What to tell where a language is not installed. */
export function howToGet({ id, versions: [version] }: LanguageDefinition): string {
  return sentence(id, version?.debianPackage ?? "");
}

function sentence(id: string, debianPackages: string): string {
  const word = debianPackages.includes(" ") ? "packages" : "package";
  return `Its administrator can install it: npm run languages -- install ${id} (Debian ${word} ${debianPackages}).`;
}

/** A language as callers see it. @param toolOf its tools, null for a version that is not installed. */
export function infoOf(
  definition: LanguageDefinition,
  toolOf: (version: LanguageVersion) => Toolchain | null,
  extras: Extras,
): LanguageInfo {
  const first = definition.versions.find(toolOf);
  const { batteries, formatter, checker } = definition;
  return {
    id: definition.id,
    name: definition.name,
    aliases: [...definition.aliases],
    fileName: definition.fileName,
    extensions: [...definition.extensions],
    monaco: definition.monaco ?? definition.id,
    versions: definition.versions.flatMap((each) => {
      const tool = toolOf(each);
      return tool ? [{ id: each.id, full: tool.fullVersion, default: each === first }] : [];
    }),
    compiled: definition.compile !== undefined || definition.compilesItself === true,
    examples: definition.examples
      .filter((example) => !example.batteries || extras.batteries)
      .map(({ id, title, source, stdin, files = [] }) => ({ id, title, source, stdin, files: [...files] })),
    packages: first ? [...extras.packages] : [],
    packageName: definition.packageName,
    batteries: batteries && {
      modules: Object.keys(batteries.modules),
      available: first !== undefined && extras.batteries,
      howToGet: sentence(batteries.id, Object.values(batteries.modules).join(" ")),
    },
    formatter: formatter && {
      name: formatter.name,
      available: first !== undefined && extras.formatter !== undefined,
      howToGet: formatter.script ? "" : sentence(`${definition.id}-formatter`, formatter.debianPackage),
    },
    checker: checker && first && extras.checker ? { name: checker.name } : undefined,
    available: first !== undefined,
    howToGet: first ? undefined : howToGet(definition),
  };
}
