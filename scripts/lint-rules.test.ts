import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

describe("the lint rules", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "podium-lint-"));
    const configuration = JSON.parse(readFileSync(path.join(root, "biome.json"), "utf8"));
    // The copy is no git repository.
    writeFileSync(path.join(folder, "biome.json"), JSON.stringify({ ...configuration, vcs: { enabled: false } }));
    symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const broken = (file: string, content: string) =>
    new Promise<string[]>((resolve) => {
      const target = path.join(folder, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, content);
      const tool = path.join(root, "node_modules/.bin/biome");
      execFile(tool, ["lint", "--reporter=json", file], { cwd: folder }, (_error, stdout) => {
        const result = JSON.parse(stdout) as { diagnostics: { category: string }[] };
        resolve(result.diagnostics.map((diagnostic) => diagnostic.category));
      });
    });

  it.each([
    ["the environment", "export const home = process.env.HOME;\n", "lint/style/noProcessEnv"],
    [
      "the environment by import",
      'import { env } from "node:process";\nexport const a = env.HOME;\n',
      "lint/style/noProcessEnv",
    ],
    ["any", "export const f = (x: any): unknown => x;\n", "lint/suspicious/noExplicitAny"],
    [
      "a promise nobody awaits",
      "async function f() {}\nexport function g() {\n  f();\n}\n",
      "lint/nursery/noFloatingPromises",
    ],
    ["a default export", "export default 1;\n", "lint/style/noDefaultExport"],
    ["a barrel", 'export * from "./other";\n', "lint/performance/noBarrelFile"],
    ["console", 'console.log("here");\n', "lint/suspicious/noConsole"],
  ])("refuse %s in lib", async (_what, content, rule) => {
    expect(await broken("lib/example/module.ts", content)).toContain(rule);
  });

  it("let the configuration read the environment, and pages export what Next wants", async () => {
    expect(await broken("lib/config/load.ts", "export const home = process.env.HOME;\n")).toEqual([]);
    expect(await broken("app/page.tsx", "export default function Page() {\n  return null;\n}\n")).toEqual([]);
  });
});
