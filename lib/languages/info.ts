import type { LanguageInfo } from "../contracts/executions";
import type { Extras } from "./extras";
import type { LanguageDefinition, LanguageVersion } from "./language";
import type { Toolchain } from "./toolchain";

type NamedPackages = NonNullable<LanguageDefinition["batteries"]>;
type Formatter = NonNullable<LanguageDefinition["formatter"]>;

/** Where toolchains are: on this host, or each in an image of the cluster's. */
export type Installation = "host" | "images";

/** What to tell where a language is not installed. */
export function howToGet(definition: LanguageDefinition, on: Installation): string {
  const [version] = definition.versions;
  return sentence(commandFor(definition.id, on), on, version?.debianPackage ?? "");
}

function commandFor(wanted: string, on: Installation): string {
  return on === "host" ? `npm run languages -- install ${wanted}` : `npm run images -- ${wanted}`;
}

function sentence(command: string, on: Installation, debianPackages: string): string {
  const word = debianPackages.includes(" ") ? "packages" : "package";
  const how = on === "host" ? "install it" : "build an image that has it, and roll it out";
  return `Its administrator can ${how}: ${command} (Debian ${word} ${debianPackages}).`;
}

function howToGetBatteries({ id }: LanguageDefinition, batteries: NamedPackages, on: Installation): string {
  const command = on === "host" ? commandFor(batteries.id, on) : `${commandFor(id, on)} --batteries`;
  return sentence(command, on, Object.values(batteries.modules).join(" "));
}

function howToGetFormatter({ id }: LanguageDefinition, formatter: Formatter, on: Installation): string {
  if (formatter.script) return "";
  if (on === "host") return sentence(commandFor(`${id}-formatter`, on), on, formatter.debianPackage);
  // The images hold what programs need.
  return `Its administrator can add Debian's package ${formatter.debianPackage} to runner/images/${id}/Dockerfile and build it: ${commandFor(id, on)}.`;
}

/** A language as callers see it. @param toolOf its tools, null for a version that is not installed */
export function infoOf(
  definition: LanguageDefinition,
  toolOf: (version: LanguageVersion) => Toolchain | null,
  extras: Extras,
  on: Installation,
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
      howToGet: howToGetBatteries(definition, batteries, on),
    },
    formatter: formatter && {
      name: formatter.name,
      available: first !== undefined && extras.formatter !== undefined,
      howToGet: howToGetFormatter(definition, formatter, on),
    },
    checker: checker && first && extras.checker ? { name: checker.name } : undefined,
    available: first !== undefined,
    howToGet: first ? undefined : howToGet(definition, on),
    getCommand: first ? undefined : commandFor(definition.id, on),
  };
}
