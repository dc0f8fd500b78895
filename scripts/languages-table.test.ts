import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { languageDefinitions } from "../lib/languages/all";
import { readReport, renderLanguages } from "./steps/language-table";

const root = fileURLToPath(new URL("..", import.meta.url));

it("every language was measured, and nothing else", () => {
  const { languages } = readReport(root);
  expect(Object.keys(languages).sort()).toEqual(languageDefinitions.map(({ id }) => id).sort());
  for (const cost of Object.values(languages)) {
    expect(cost.warmMs).toBeGreaterThan(0);
    expect(cost.version).toMatch(/^\d/);
  }
});

it("the table names every language with the names people write", () => {
  const table = renderLanguages(root);
  for (const { name, id, aliases } of languageDefinitions) {
    expect(table).toContain(`| ${name} | ${[id, ...aliases].join(", ")} |`);
  }
});
