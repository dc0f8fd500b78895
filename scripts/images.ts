import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { makeBase } from "./steps/images/base";
import { type Builder, findBuilder } from "./steps/images/builder";
import { loadImage } from "./steps/images/load";
import { type ImageOptions, parseImageOptions } from "./steps/images/options";
import { ensureSystemPackages, isOnPath } from "./steps/system-packages";
import type { Tools } from "./steps/tools";

const IMAGES = "runner/images";
/** Folders of images that are no languages: built when named, or when another needs them. */
const NOT_LANGUAGES = ["runner", "conformance"];

/** `npm run images [-- <languages>] [--load kind]`: builds the sandboxes' images; docs/kubernetes.md has the options. */
export async function main(tools: Tools): Promise<void> {
  const options = readOptions(tools);
  const names = chooseNames(tools, options.names);
  const builder = await ensureBuilder(tools, options);
  const tag = (name: string, version = versionOf(tools, options)) => `${options.prefix}${name}:${version}`;
  const base = options.base === "mmdebstrap" ? tag("base", "debian") : options.base;
  if (options.base === "mmdebstrap") await makeBase(tools, builder, base);
  const build = (name: string, made: string) =>
    tools.progress.step(`${made} with ${builder.name}`, () =>
      builder.build({
        tag: made,
        dockerfile: `${IMAGES}/${name}/Dockerfile`,
        context: "runner",
        args: { BASE: base, ...(name === "runner" ? {} : { RUNNER: tag("runner") }) },
        fresh: options.fresh,
      }),
    );
  await build("runner", tag("runner"));
  for (const name of names) {
    const made = tag(`sandbox-${name}`);
    await build(name, made);
    if (options.push) await tools.progress.step(`push ${made}`, () => builder.push(made));
    if (options.load) await load(tools, builder, options.load, made);
  }
}

function readOptions(tools: Tools): ImageOptions {
  try {
    return parseImageOptions(tools.args);
  } catch (error) {
    throw new tools.Refusal((error as Error).message);
  }
}

function chooseNames(tools: Tools, wanted: readonly string[]): readonly string[] {
  const known = readdirSync(path.join(tools.root, IMAGES)).filter((name) =>
    existsSync(path.join(tools.root, IMAGES, name, "Dockerfile")),
  );
  const wrong = wanted.filter((name) => !known.includes(name));
  if (wrong.length > 0) throw new tools.Refusal(`No image: ${wrong.join(", ")}. There are: ${known.join(", ")}.`);
  return wanted.length > 0 ? wanted : known.filter((name) => !NOT_LANGUAGES.includes(name));
}

function versionOf(tools: Tools, { tag }: ImageOptions): string {
  if (tag) return tag;
  return (JSON.parse(readFileSync(path.join(tools.root, "package.json"), "utf8")) as { version: string }).version;
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
