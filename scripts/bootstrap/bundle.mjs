import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Refusal } from "./progress.mjs";

/**
 * Compiles a TypeScript entry of this repository with everything of ours it imports into one module under `build/`;
 * packages stay imports. The compiler is only loaded when something changed.
 */
export function createBundler({ root, stamps }) {
  return async function bundle({ name, entry }) {
    const outfile = path.join(root, "build", `${name}.mjs`);
    const outputs = [`build/${name}.mjs`];
    if (stamps.isFresh(name, { outputs })) return { outfile, changed: false };
    const { build } = await import("esbuild");
    const { metafile } = await build({
      entryPoints: [entry],
      outfile,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20",
      jsx: "automatic",
      sourcemap: "linked",
      metafile: true,
      logLevel: "silent",
      absWorkingDir: root,
      plugins: [ownAddress(root)],
    }).catch((error) => {
      throw new Refusal(`${path.relative(root, entry)} could not be compiled.\n\n${error.message}`);
    });
    stamps.save(name, { snapshot: stamps.snapshot(Object.keys(metafile.inputs).map(stripNamespace)) });
    return { outfile, changed: true };
  };
}

function stripNamespace(input) {
  return input.replace(/^[a-z-]+:(?!\/\/)/, "");
}

/** In a bundle every module keeps the address of its own source, so that files beside it are found. */
function ownAddress(root) {
  const isOurs = (file) => file.startsWith(`${root}/`) && !file.includes("/node_modules/");
  return {
    name: "own-address",
    setup({ onLoad }) {
      onLoad({ filter: /\.tsx?$/ }, ({ path: file }) => {
        if (!isOurs(file)) return undefined;
        const text = readFileSync(file, "utf8");
        if (!text.includes("import.meta")) return undefined;
        const contents = text
          .replaceAll(/\bimport\.meta\.url\b/g, JSON.stringify(pathToFileURL(file).href))
          .replaceAll(/\bimport\.meta\.dirname\b/g, JSON.stringify(path.dirname(file)))
          .replaceAll(/\bimport\.meta\.filename\b/g, JSON.stringify(file));
        return { contents, loader: file.endsWith("x") ? "tsx" : "ts" };
      });
    },
  };
}
