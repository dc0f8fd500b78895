import { buildRunner, findJava } from "../build-runner";
import { warmFilesState } from "./warm-files";
import { ensure, type Tools } from "./tools";

/** Compiles the program that is the first process of every sandbox. */
export async function ensureRunner(tools: Tools): Promise<void> {
  await ensure(tools, {
    name: "runner",
    label: "runner",
    files: [
      ...tools.stamps.files(["runner"], (file) => /\.(c|h|py|cjs|rb|pm|php|R|java)$/.test(file)),
      "scripts/build-runner.ts",
      "scripts/steps/type-checker.ts",
      "scripts/steps/warm-files.ts",
      "package-lock.json",
    ],
    outputs: ["build/runner/podium-runner"],
    salt: `${process.arch} ${findJava()?.version} ${warmFilesState()}`,
    work: async () => {
      await buildRunner();
    },
  });
}
