// Every npm script starts here. Plain JavaScript without packages, because node_modules may not exist yet; the work itself
// is in TypeScript, compiled to build/ and imported into this same process, so that signals reach it and nothing is left.
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createBundler } from "./bootstrap/bundle.mjs";
import { createRunner } from "./bootstrap/command.mjs";
import { installDependencies } from "./bootstrap/dependencies.mjs";
import { hostProblem } from "./bootstrap/host.mjs";
import { createProgress, Refusal } from "./bootstrap/progress.mjs";
import { createStamps } from "./bootstrap/stamps.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const verbs = [
  "start",
  "dev",
  "build",
  "test",
  "doctor",
  "backup",
  "restore",
  "bench",
  "screenshots",
  "validate",
  "images",
  "languages",
  "k8s-up",
  "k8s-down",
];

async function main() {
  const [verb, ...args] = process.argv.slice(2);
  if (!verbs.includes(verb)) throw new Refusal(`There is no "${verb ?? ""}". Choose one of: ${verbs.join(", ")}.`);
  const problem = hostProblem(process.version, process.platform);
  if (problem) throw new Refusal(problem);
  process.chdir(root);
  const progress = createProgress(process.stdout);
  const run = createRunner(root);
  await installDependencies({ root, progress, run });
  const bundle = createBundler({ root, stamps: createStamps(root) });
  const source = path.join(root, "scripts", `${verb}.ts`);
  if (!existsSync(source)) throw new Refusal(`"${verb}" is not part of this version.`);
  const { outfile } = await bundle({ name: `scripts/${verb}`, entry: source });
  const module = await import(pathToFileURL(outfile).href);
  await module.main({ root, args, progress, run, bundle, stamps: createStamps(root), Refusal });
}

main().catch((error) => {
  // A refusal, and a bad environment, are sentences for people; anything else is a fault and shows its stack.
  const expected = error instanceof Refusal || error?.name === "ConfigError";
  console.error(expected ? `\n${error.message}` : error);
  process.exit(1);
});
