import { languageDefinitions } from "../lib/languages/all";
import type { LanguageDefinition } from "../lib/languages/language";
import { createLanguageRegistry } from "../lib/languages/registry";
import { languageNeeds } from "./steps/language-packages";
import { ensureSystemPackages } from "./steps/system-packages";
import type { Tools } from "./steps/tools";

/** `npm run languages`: lists what this host has; `-- install go rust` or `-- install all` gets others. */
export async function main(tools: Tools): Promise<void> {
  const [verb = "list", ...names] = tools.args;
  if (verb !== "list" && verb !== "install")
    throw new tools.Refusal(`There is no "${verb}". Choose list, or install followed by languages or by all.`);
  if (verb === "install") await ensureSystemPackages(tools, languageNeeds(choose(tools, names)));
  await list(tools);
}

function choose(tools: Tools, names: readonly string[]): readonly LanguageDefinition[] {
  if (names.length === 0) throw new tools.Refusal("Say which: npm run languages -- install go rust, or install all.");
  if (names.includes("all")) return languageDefinitions;
  return names.map((name) => {
    const found = languageDefinitions.find(({ id, aliases }) => [id, ...aliases].includes(name.toLowerCase()));
    const known = languageDefinitions.map(({ id }) => id).join(", ");
    if (!found) throw new tools.Refusal(`"${name}" is not a language of Podium. It has: ${known}.`);
    return found;
  });
}

async function list({ root, progress: { line } }: Tools): Promise<void> {
  const registry = await createLanguageRegistry(languageDefinitions, {
    nodePath: process.execPath,
    supportFolder: `${root}/build/runner/prime`,
  });
  const all = registry.list();
  for (const { name, versions, packages, available } of all.filter((each) => each.available)) {
    const full = versions.map((version) => version.full).join(", ");
    const beside = packages.length > 0 ? `, ${packages.length} packages beside the standard library` : "";
    line(`  ${available ? "✓" : " "} ${name} ${full}${beside}`);
  }
  const missing = all.filter((each) => !each.available);
  for (const { id, name } of missing) line(`    ${name}: npm run languages -- install ${id}`);
}
