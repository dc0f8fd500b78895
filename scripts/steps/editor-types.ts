import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "esbuild";
import { nodeTypeFiles } from "./type-checker";

/** Libraries of pages and their workers; programs here run on Node.js. */
const ofPages = /^lib\.(dom|webworker|scripthost)|\.full\.d\.ts$|^lib\.(d|es6\.d)\.ts$/;

/** What Monaco's TypeScript service is built with: its imports of the rest of the editor lead to what is there already. */
export const typeScriptService: Plugin = {
  name: "typescript-service",
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /\/language\/typescript\/[a-zA-Z.]+\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8").replaceAll(/^import '[^']+';$/gm, ""),
    }));
    onResolve({ filter: /\/editor\.api2\.js$/ }, () => ({ path: "monaco", namespace: "shared" }));
    // Would register a service of its own; the adapters ask it only for files nobody added.
    onResolve({ filter: /\/monaco\.contribution\.js$/ }, () => ({ path: "none", namespace: "typescript-defaults" }));
    onLoad({ filter: /.*/, namespace: "typescript-defaults" }, () => ({
      contents: "export const typescriptDefaults = { getExtraLibs: () => ({}) };",
    }));
    onLoad({ filter: /\/language\/typescript\/lib\/lib\.js$/ }, async ({ path: file }) => {
      const { libFileMap } = (await import(pathToFileURL(file).href)) as { libFileMap: Record<string, string> };
      const language = Object.entries(libFileMap).filter(([name]) => !ofPages.test(name));
      const files = Object.fromEntries([...language, ...nodeTypes()]);
      return { contents: `export const libFileMap = ${JSON.stringify(files)};` };
    });
  },
};

/** Declarations of Node.js where the service looks for them. Their long comments would be half of it. */
function nodeTypes(): [string, string][] {
  const root = process.cwd();
  return nodeTypeFiles(root)
    .filter((file) => /\.(json|d\.ts)$/.test(file))
    .map((file) => {
      const text = readFileSync(path.join(root, "node_modules", file), "utf8");
      return [`/node_modules/${file}`, file.endsWith(".json") ? packageOf(text) : text];
    });
}

/** Only where its types are. */
function packageOf(text: string): string {
  const { name, version, types } = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify({ name, version, types });
}
