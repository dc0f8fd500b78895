import { existsSync } from "node:fs";
import path from "node:path";
import { generatedDocuments, staleDocuments, writeDocuments } from "./documents";
import { ensure, type Tools } from "./tools";

/** One thing `npm run validate` looks at; rejects with what is wrong. */
interface Check {
  label: string;
  run(tools: Tools): Promise<void>;
}

const bin = (tool: string) => path.join("node_modules/.bin", tool);
const sourceFolders = ["app", "components", "lib", "runner", "scripts", "e2e", "bench", "server.ts"];

function program(label: string, tool: string, args: readonly string[]): Check {
  return { label, run: (tools) => tools.run(label, bin(tool), args, { lines: 400 }) };
}

const checks: readonly Check[] = [
  program("format and lint", "biome", ["check", "--max-diagnostics=100", "--error-on-warnings"]),
  { label: "types", run: checkTypes },
  {
    label: "boundaries",
    run: (tools) => {
      const folders = sourceFolders.filter((folder) => existsSync(path.join(tools.root, folder)));
      return tools.run("boundaries", bin("depcruise"), ["--config", ".dependency-cruiser.mjs", ...folders], {
        lines: 400,
      });
    },
  },
  program("dead code", "knip", ["--no-progress"]),
  { label: "generated files", run: checkDocuments },
];

/** Result of the checks. */
export interface CheckCount {
  passed: number;
  failed: number;
}

/** Runs every check, also after one failed, and shows what is wrong. */
export async function runChecks(tools: Tools): Promise<CheckCount> {
  const count = { passed: 0, failed: 0 };
  for (const check of checks) {
    try {
      await tools.progress.step(check.label, () => check.run(tools));
      count.passed++;
    } catch (error) {
      count.failed++;
      tools.progress.line(error instanceof Error ? error.message : String(error));
    }
  }
  return count;
}

/** Mends what a program can mend: format, safe lint fixes, generated files. */
export async function fix(tools: Tools): Promise<void> {
  writeDocuments(tools.root);
  await tools.run("format", bin("biome"), ["check", "--write", "--max-diagnostics=100"], { lines: 400 });
}

async function checkTypes(tools: Tools): Promise<void> {
  const pages = tools.stamps.files(["app", "next.config.ts", "package-lock.json"], (file) => !/\.test\./.test(file));
  await ensure(
    { ...tools, progress: { ...tools.progress, step: (_label, work) => work() } },
    {
      name: "route-types",
      label: "route types",
      files: pages,
      outputs: ["next-env.d.ts"],
      work: () => tools.run("next-typegen", bin("next"), ["typegen"]),
    },
  );
  await tools.run("types", bin("tsc"), ["--noEmit"], { lines: 400 });
}

async function checkDocuments(tools: Tools): Promise<void> {
  const stale = staleDocuments(tools.root);
  if (stale.length === 0) return;
  const all = generatedDocuments.map(({ file }) => file).join(", ");
  throw new tools.Refusal(`Not fresh: ${stale.join(", ")} (of ${all}). Run \`npm run validate -- --fix\`.`);
}
