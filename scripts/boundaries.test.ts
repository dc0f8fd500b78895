import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const importing = (target: string) => `import "${target}";\n`;

/** One file for each rule that may not be there, with what it wrongly imports. */
const violations: Record<string, [file: string, content: string]> = {
  "no-cycles": ["lib/limits/first.ts", importing("./second")],
  resolvable: ["lib/limits/lost.ts", importing("./nowhere")],
  "contracts-stand-alone": ["lib/contracts/events.ts", importing("../limits/plain")],
  "lib-below-pages": ["lib/limits/upwards.ts", importing("../../components/ui/button")],
  "features-apart": ["components/history/list.ts", importing("../editor/editor")],
  "ui-stands-alone": ["components/ui/dialog.ts", importing("../../lib/contracts/plain")],
  "browser-without-server": ["components/editor/wrong.ts", importing("../../lib/limits/plain")],
  "browser-without-node": ["lib/client/disk.ts", importing("node:fs")],
  "engines-behind-composition": ["lib/limits/shortcut.ts", importing("../sandboxes/local/engine")],
  "engines-apart": ["lib/sandboxes/kubernetes/mixed.ts", importing("../local/engine")],
  "interface-without-engines": ["lib/sandboxes/engine.ts", importing("./local/engine")],
  "repositories-private": ["lib/limits/peek.ts", importing("../executions/repository")],
  "pages-above-services": ["app/api/route.ts", importing("../../lib/db/client")],
  "tests-stay-tests": ["lib/limits/helped.ts", importing("../db/testing")],
  "no-development-packages": ["lib/limits/built.ts", importing("esbuild")],
};

const innocent: Record<string, string> = {
  "lib/limits/second.ts": importing("./first"),
  "lib/limits/plain.ts": "export const limit = 1;\n",
  "lib/contracts/plain.ts": importing("zod"),
  "components/ui/button.ts": "export const button = 1;\n",
  "components/editor/editor.ts": importing("../ui/button") + importing("../../lib/contracts/plain"),
  "lib/sandboxes/local/engine.ts": importing("node:fs"),
  "lib/compose-engine.ts": importing("./sandboxes/local/engine"),
  "lib/composition.ts": importing("./executions/repository"),
  "lib/executions/repository.ts": importing("../limits/plain"),
  "lib/db/client.ts": importing("pg"),
  "lib/db/testing.ts": "export const database = 1;\n",
};

describe("the boundaries", () => {
  let folder: string;
  const plant = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  };
  const broken = () =>
    new Promise<string[]>((resolve, reject) => {
      const tool = path.join(root, "node_modules/.bin/depcruise");
      const args = [
        "--config",
        ".dependency-cruiser.mjs",
        "--output-type",
        "json",
        "--preserve-symlinks",
        "app",
        "components",
        "lib",
      ];
      execFile(tool, args, { cwd: folder, maxBuffer: 16 * 1024 * 1024 }, (_error, stdout, stderr) => {
        if (stdout === "") return reject(new Error(stderr));
        const result = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
        resolve([...new Set(result.summary.violations.map((violation) => violation.rule.name))].sort());
      });
    });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "podium-boundaries-"));
    for (const file of [".dependency-cruiser.mjs", "tsconfig.json", "package.json"]) {
      cpSync(path.join(root, file), path.join(folder, file));
    }
    symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
    for (const [file, content] of Object.entries(innocent)) plant(file, content);
    plant("lib/limits/first.ts", "export const first = 1;\n");
    plant("app/page.ts", "export const page = 1;\n");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("let what is right pass", async () => {
    expect(await broken()).toEqual([]);
  }, 30_000);

  it("refuse a violation of every rule", async () => {
    for (const [file, content] of Object.values(violations)) plant(file, content);
    expect(await broken()).toEqual(Object.keys(violations).sort());
  }, 30_000);

  it("have a violation here for every rule", () => {
    const configuration = readFileSync(path.join(root, ".dependency-cruiser.mjs"), "utf8");
    const names = [...configuration.matchAll(/rule\(\s*"([^"]+)"/g)].map((match) => match[1]);
    expect(names.sort()).toEqual(Object.keys(violations).sort());
  });
});
