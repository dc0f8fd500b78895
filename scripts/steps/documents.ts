import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chapters } from "../../lib/config/settings";
import { renderLanguages } from "./language-table";
import type { Facts, Setting } from "../../lib/config/setting";

/** A file, or the marked part of one, that is made from code. */
export interface GeneratedDocument {
  file: string;
  render(current: string, root: string): string;
}

/** Everything in the repository that is generated and committed. */
export const generatedDocuments: readonly GeneratedDocument[] = [
  { file: ".env.example", render: renderEnvExample },
  { file: "docs/configuration.md", render: (current) => replaceMarked(current, "settings", renderTables()) },
  { file: "docs/languages.md", render: (current, root) => replaceMarked(current, "languages", renderLanguages(root)) },
];

/** Names of the generated files that are not what the code would make now. */
export function staleDocuments(root: string): string[] {
  return generatedDocuments
    .filter(({ file, render }) => {
      const current = readFileSync(path.join(root, file), "utf8");
      return render(current, root) !== current;
    })
    .map(({ file }) => file);
}

/** Writes every generated file anew. */
export function writeDocuments(root: string): void {
  for (const { file, render } of generatedDocuments) {
    const target = path.join(root, file);
    writeFileSync(target, render(readFileSync(target, "utf8"), root));
  }
}

/** `.env.example`: every setting with its words and its default, commented out. */
export function renderEnvExample(): string {
  const head = [
    "# Settings of Podium. Copy this file to .env and remove the # before what you change; the environment comes first.",
    "# Made from lib/config by `npm run validate -- --fix`.",
  ];
  const body = chapters.flatMap((chapter) => [
    "",
    `# --- ${chapter.title} ---`,
    ...Object.entries(chapter.settings).flatMap(([name, setting]) => [
      "",
      `# ${setting.about} (${setting.expected}; default: ${defaultWords(setting)})`,
      `# ${name}=${exampleOf(setting)}`,
    ]),
  ]);
  return `${[...head, ...body].join("\n")}\n`;
}

function renderTables(): string {
  const tables = chapters.map((chapter) => {
    const rows = Object.entries(chapter.settings).map(
      ([name, setting]) => `| \`${name}\` | ${defaultWords(setting)} | ${setting.about} | ${setting.expected} |`,
    );
    return [
      `### ${chapter.title}`,
      "",
      "| variable | default | meaning | accepted |",
      "|---|---|---|---|",
      ...rows,
    ].join("\n");
  });
  return tables.join("\n\n");
}

function defaultWords(setting: Setting<unknown>): string {
  if (setting.fallbackText) return setting.fallbackText;
  const strangers = setting.fallback?.(facts("public"));
  const alone = setting.fallback?.(facts("laptop"));
  if (!strangers) return "none";
  return strangers === alone ? strangers : `${strangers} (public), ${alone} (laptop)`;
}

function exampleOf(setting: Setting<unknown>): string {
  return setting.fallback?.(facts("laptop")) ?? "";
}

function facts(profile: string): Facts {
  const host = profile === "laptop" ? "127.0.0.1" : "0.0.0.0";
  return { chosen: { HOST: host, PODIUM_LIMITS_PROFILE: profile, PODIUM_MAX_RUNNING: "8" }, cores: 2 };
}

function replaceMarked(current: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = current.indexOf(start);
  const to = current.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The marks ${start} and ${end} are missing.`);
  return `${current.slice(0, from + start.length)}\n\n${text}\n\n${current.slice(to)}`;
}
