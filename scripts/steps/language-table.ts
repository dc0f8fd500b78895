import { readFileSync } from "node:fs";
import path from "node:path";
import type { LanguageCost } from "../../bench/languages";
import { languageDefinitions } from "../../lib/languages/all";
import type { LanguageDefinition } from "../../lib/languages/language";

/** What `npm run bench -- languages` measured last. */
export interface LanguageReport {
  machine: string;
  languages: Readonly<Record<string, LanguageCost>>;
}

/** Where that is kept. */
export const REPORT = "bench/reports/languages.json";

const MIB = 1024 * 1024;

/** What was measured last. @throws Error when it is not there or cannot be read. */
export function readReport(root: string): LanguageReport {
  return JSON.parse(readFileSync(path.join(root, REPORT), "utf8")) as LanguageReport;
}

/** The table of docs/languages.md: what the code says of each language, beside what was measured. */
export function renderLanguages(root: string): string {
  const { machine, languages } = readReport(root);
  const head = [
    "| language | also called | version | Debian | cold | warm | again | memory | image | formatter |",
    "|---|---|---|---|---:|---:|---:|---:|---:|---|",
  ];
  const rows = languageDefinitions.map((language) => row(language, languages[language.id]));
  return [`Measured on: ${machine}`, "", ...head, ...rows].join("\n");
}

function row({ id, name, aliases, versions, batteries, formatter }: LanguageDefinition, cost?: LanguageCost): string {
  const packages = [
    versions[0]?.debianPackage,
    batteries && `with ${batteries.id}: ${Object.values(batteries.modules).join(" ")}`,
  ];
  const cells = [
    name,
    [id, ...aliases].join(", "),
    cost?.version ?? "not measured",
    packages.filter(Boolean).join("; "),
    ...[cost?.coldMs, cost?.warmMs, cost?.againMs].map((ms) => (ms === undefined ? "" : `${Math.round(ms)} ms`)),
    cost ? `${(cost.memoryBytes / MIB).toFixed(0)} MiB` : "",
    cost?.imageBytes ? `${(cost.imageBytes / MIB).toFixed(0)} MiB` : "not built",
    formatter?.name ?? "none",
  ];
  return `| ${cells.join(" | ")} |`;
}
