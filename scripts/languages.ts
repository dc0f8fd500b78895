import type { LanguageInfo } from "../lib/contracts/executions";
import { languageDefinitions } from "../lib/languages/all";
import { createLanguageRegistry } from "../lib/languages/registry";
import { batteryNeeds, formatterNeeds, languageNeeds } from "./steps/language-packages";
import { ensureRunner } from "./steps/runner";
import { ensureSystemPackages, type HostNeed } from "./steps/system-packages";
import type { Tools } from "./steps/tools";

/**
 * `npm run languages`: lists what this host has. `-- install go rust` gets languages, or `all` of them; also what goes with
 * them: `python-batteries`, `go-formatter`, or all `formatters`.
 */
export async function main(tools: Tools): Promise<void> {
  const [verb = "list", ...names] = tools.args;
  if (verb !== "list" && verb !== "install")
    throw new tools.Refusal(`There is no "${verb}". Choose list, or install followed by languages or by all.`);
  if (verb === "install") {
    await ensureSystemPackages(tools, choose(tools, names));
    // What is made of the tools, such as precompiled headers.
    await ensureRunner(tools);
  }
  await list(tools);
  if (verb === "install") tools.progress.line("A server that runs already shows them when it is started again.");
}

function choose(tools: Tools, names: readonly string[]): HostNeed[] {
  if (names.length === 0) throw new tools.Refusal("Say which: npm run languages -- install go rust, or install all.");
  return names.flatMap((name) => needsOf(name.toLowerCase()) ?? refuse(tools, name));
}

function needsOf(name: string): HostNeed[] | undefined {
  if (name === "all") return languageNeeds(languageDefinitions);
  if (name === "formatters") return formatterNeeds(languageDefinitions);
  for (const language of languageDefinitions) {
    const { id, aliases, batteries, formatter } = language;
    if ([id, ...aliases].includes(name)) return languageNeeds([language]);
    if (name === batteries?.id) return [...languageNeeds([language]), ...batteryNeeds([language])];
    if (formatter && name === `${id}-formatter`) return formatterNeeds([language]);
  }
  return undefined;
}

function refuse(tools: Tools, name: string): never {
  const known = languageDefinitions.map(({ id }) => id).join(", ");
  const more = languageDefinitions.flatMap(({ batteries }) => batteries?.id ?? []).join(", ");
  throw new tools.Refusal(
    `"${name}" is not a language of Podium. It has: ${known}; with them go ${more}, formatters, and one formatter such as go-formatter.`,
  );
}

async function list({ root, progress: { line } }: Tools): Promise<void> {
  const registry = await createLanguageRegistry(languageDefinitions, {
    nodePath: process.execPath,
    supportFolder: `${root}/build/runner/prime`,
  });
  const all = registry.list();
  for (const language of all.filter((each) => each.available)) {
    line(`  ✓ ${language.name} ${describe(language)}`);
    for (const remark of missingParts(language)) line(`      ${remark}`);
  }
  for (const { id, name } of all.filter((each) => !each.available))
    line(`    ${name}: npm run languages -- install ${id}`);
}

function describe({ versions, packages, formatter }: LanguageInfo): string {
  const full = versions.map((version) => version.full).join(", ");
  const beside = packages.length > 0 ? `, ${packages.length} packages beside the standard library` : "";
  return `${full}${beside}${formatter?.available ? `, laid out by ${formatter.name}` : ""}`;
}

function missingParts({ id, batteries, formatter }: LanguageInfo): string[] {
  const parts: string[] = [];
  if (batteries && !batteries.available)
    parts.push(`${batteries.modules.join(", ")}: npm run languages -- install ${id}-batteries`);
  if (formatter && !formatter.available) parts.push(`${formatter.name}: npm run languages -- install ${id}-formatter`);
  return parts;
}
