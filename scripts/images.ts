import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { makeBase, makeNodeBase } from "./steps/images/base";
import { type Builder, findBuilder } from "./steps/images/builder";
import { loadImage } from "./steps/images/load";
import { type ImageOptions, parseImageOptions } from "./steps/images/options";
import { type BaseTags, chooseNames, imageTag, isApp, planImage, runsOnNode } from "./steps/images/plan";
import { ensureSystemPackages, isOnPath } from "./steps/system-packages";
import { typeCheckerFiles } from "./steps/type-checker";
import type { Tools } from "./steps/tools";

/** `npm run images [-- <names>] [--load kind]`: builds images of the sandboxes and the app; docs/kubernetes.md has more. */
export async function main(tools: Tools): Promise<void> {
  const { options, names } = readOptions(tools);
  const builder = await ensureBuilder(tools, options);
  const version = versionOf(tools.root);
  const bases = await prepareBases(tools, builder, options, names);
  const build = async (name: string) => {
    const tag = imageTag(name, options, version);
    const image = {
      ...planImage(name, tag, bases, process.env.NODE_EXTRA_CA_CERTS, options.batteries),
      fresh: options.fresh,
    };
    await tools.progress.step(`${tag} with ${builder.name}`, () => builder.build(image));
    return tag;
  };
  if (names.some((name) => !isApp(name))) {
    // Beside the sources, because a build sees nothing above their folder.
    copyFileSync(
      path.join(tools.root, "node_modules/@swc/wasm-typescript/wasm.js"),
      path.join(tools.root, "runner/prime/typescript/swc.cjs"),
    );
    if (names.includes("typescript")) copyTypeChecker(tools.root);
    await build("runner");
  }
  for (const name of names) {
    const tag = await build(name);
    if (options.push) await tools.progress.step(`push ${tag}`, () => builder.push(tag));
    if (options.load) await load(tools, builder, options.load, tag);
  }
}

/** Only the image of TypeScript has it: it is as large as all the rest of a runner's image. */
function copyTypeChecker(root: string): void {
  const folder = path.join(root, "runner/images/typescript/tsc");
  rmSync(folder, { recursive: true, force: true });
  for (const file of typeCheckerFiles(root))
    cpSync(path.join(root, "node_modules", file), path.join(folder, "node_modules", file));
}

function readOptions(tools: Tools): { options: ImageOptions; names: readonly string[] } {
  try {
    const options = parseImageOptions(tools.args);
    return { options, names: chooseNames(tools.root, options.names) };
  } catch (error) {
    throw new tools.Refusal((error as Error).message);
  }
}

function versionOf(root: string): string {
  return (JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string }).version;
}

async function ensureBuilder(tools: Tools, options: ImageOptions): Promise<Builder> {
  const found = findBuilder(tools, options.builder);
  if (found) return found;
  if (options.builder && options.builder !== "buildah")
    throw new tools.Refusal(`${options.builder} does not answer here: is it installed, and its service running?`);
  await ensureSystemPackages(tools, [
    { package: "buildah", purpose: "building images", present: () => isOnPath("buildah") },
  ]);
  const installed = findBuilder(tools, "buildah");
  if (!installed) throw new tools.Refusal("buildah is installed but does not work here; `buildah info` says why.");
  return installed;
}

async function prepareBases(
  tools: Tools,
  builder: Builder,
  options: ImageOptions,
  names: readonly string[],
): Promise<BaseTags> {
  const runner = imageTag("runner", options, versionOf(tools.root));
  if (options.base !== "mmdebstrap") return { base: options.base, nodeBase: options.nodeBase, runner };
  const base = imageTag("base", options, "debian");
  const nodeBase = imageTag("base-node", options, "debian");
  await makeBase(tools, builder, base);
  if (names.some(runsOnNode)) await makeNodeBase(tools, builder, base, nodeBase);
  return { base, nodeBase, runner };
}

async function load(tools: Tools, builder: Builder, loader: NonNullable<ImageOptions["load"]>, tag: string) {
  const archive = path.join(tools.root, "build/images", `${tag.replaceAll(/[^a-z0-9.]+/gi, "-")}.tar`);
  mkdirSync(path.dirname(archive), { recursive: true });
  rmSync(archive, { force: true });
  await tools.progress.step(`load ${tag} into ${loader}`, async () => {
    // The test cluster's program gives the name, and an archive that brings the same one cannot be loaded a second time.
    await builder.save(tag, archive, { nameless: loader === "cluster" });
    await loadImage(tools, loader, tag, archive);
  });
  rmSync(archive, { force: true });
}
