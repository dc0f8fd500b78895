import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "esbuild";
import { ownLanguages } from "../../components/editor/monaco/language-names";
import { compressFiles } from "./compress";
import { typeScriptService } from "./editor-types";
import { ensure, type Tools } from "./tools";

const source = "components/editor/monaco";
const target = "build/assets/editor";
const makers = ["bundle", "types"].map((name) => `scripts/steps/editor-${name}.ts`);
/** What `lib/http/editor-bundle.ts` reads. */
const names = "build/assets/editor.json";

/**
 * Builds Monaco apart from the pages, as one module that a browser can fetch and compile while the page is still being
 * read. Next's own bundler would wrap each of its 900 modules, which makes it a third slower to start.
 */
export async function ensureEditorBundle(tools: Tools): Promise<void> {
  await ensure(tools, {
    name: "editor",
    label: "editor",
    files: tools.stamps.files([source, ...makers, "package-lock.json"]),
    outputs: [names],
    work: () => buildEditor(tools.root),
  });
}

async function buildEditor(root: string): Promise<void> {
  const { build } = await import("esbuild");
  const made = async (entries: Record<string, string>, ...plugins: Plugin[]) =>
    await build({
      absWorkingDir: root,
      entryPoints: entries,
      outdir: target,
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      loader: { ".ttf": "file" },
      plugins,
      legalComments: "none",
      logLevel: "silent",
      write: false,
    });
  const parts = await Promise.all([
    made({ monaco: `${source}/setup.ts`, worker: `${source}/worker.ts` }, onlyGrammars),
    made(Object.fromEntries(ownLanguages.map((id) => [id, `${source}/languages/${id}.ts`]))),
    made({ vim: `${source}/vim.ts`, emacs: `${source}/emacs.ts` }, sharedMonaco),
    made(
      { typescript: `${source}/typescript.ts`, "typescript-worker": `${source}/typescript-worker.ts` },
      typeScriptService,
      sharedMonaco,
    ),
  ]);
  const outputFiles = parts.flatMap((part) => part.outputFiles);
  const hash = createHash("sha256");
  for (const { path: file, contents } of outputFiles) hash.update(`\0${path.basename(file)}\0`).update(contents);
  const folder = path.join(target, hash.digest("hex").slice(0, 16));
  rmSync(path.join(root, target), { recursive: true, force: true });
  mkdirSync(path.join(root, folder), { recursive: true });
  for (const { path: file, contents } of outputFiles)
    writeFileSync(path.join(root, folder, path.basename(file)), contents);
  await compressFiles(path.join(root, folder));
  const address = `/assets/editor/${path.basename(folder)}`;
  writeFileSync(
    path.join(root, names),
    JSON.stringify({ script: `${address}/monaco.js`, style: `${address}/monaco.css` }),
  );
}

/** Some of Monaco's grammars import all of the editor, for nothing they use. */
const onlyGrammars: Plugin = {
  name: "only-grammars",
  setup({ onLoad }) {
    onLoad({ filter: /\/basic-languages\/.*\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8").replaceAll(/^import '[^']+';$/gm, ""),
    }));
  },
};

/** The keymaps import Monaco; the page has it already, under this name. */
const sharedMonaco: Plugin = {
  name: "shared-monaco",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^monaco-editor(\/esm\/vs\/editor\/editor\.api)?$/ }, () => ({
      path: "monaco",
      namespace: "shared",
    }));
    // The one class of Monaco's inside that vim needs.
    onResolve({ filter: /^monaco-editor\/.*\/shiftCommand$/ }, ({ path: wanted }) => ({
      path: path.resolve("node_modules", `${wanted}.js`),
    }));
    onLoad({ filter: /.*/, namespace: "shared" }, () => ({ contents: "module.exports = globalThis.podiumMonaco;" }));
  },
};
