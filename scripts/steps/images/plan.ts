import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { languageDefinitions } from "../../../lib/languages/all";
import type { ImageBuild } from "./builder";
import type { ImageOptions } from "./options";

const IMAGES = "runner/images";
/** Folders that are no languages: built when named, or when another needs them. */
const NOT_LANGUAGES = ["runner", "conformance"];
/** Stages of the Dockerfile at the top. */
const APP = ["app", "server"];

/** Images that others are made from, as they are called here. */
export interface BaseTags {
  base: string;
  nodeBase: string;
  runner: string;
}

/** The names asked for, or all languages and the app. @throws Error naming what there is. */
export function chooseNames(root: string, wanted: readonly string[]): readonly string[] {
  const folders = readdirSync(path.join(root, IMAGES)).filter((name) =>
    existsSync(path.join(root, IMAGES, name, "Dockerfile")),
  );
  const known = [...folders.filter((name) => name !== "runner"), ...APP];
  const wrong = wanted.filter((name) => !known.includes(name));
  if (wrong.length > 0) throw new Error(`No image: ${wrong.join(", ")}. There are: ${known.join(", ")}.`);
  return wanted.length > 0 ? wanted : [...folders.filter((name) => !NOT_LANGUAGES.includes(name)), "app"];
}

/** Whether an image is a stage of the app's. */
export function isApp(name: string): boolean {
  return APP.includes(name);
}

/** The image's name: sandboxes are told apart from the app by theirs. */
export function imageTag(name: string, { prefix, tag }: Pick<ImageOptions, "prefix" | "tag">, version: string): string {
  const full = isApp(name) || name === "runner" || name.startsWith("base") ? name : `sandbox-${name}`;
  return `${prefix}${full}:${tag ?? version}`;
}

/** Whether a name's image holds Node.js: the app's, and those of languages that run on it. */
export function runsOnNode(name: string): boolean {
  const language = languageDefinitions.find(({ id }) => id === name);
  return isApp(name) || Boolean(language?.versions.some(({ binaries }) => binaries.includes("$node")));
}

/** Debian's packages of an image that is to have a language's batteries; undefined for one without any. */
function packagesWithBatteries(name: string): string | undefined {
  const language = languageDefinitions.find(({ id }) => id === name);
  if (!language?.batteries) return undefined;
  return [language.versions[0]?.debianPackage, ...Object.values(language.batteries.modules)].join(" ");
}

/** How an image is built. @param ca file with the certificates that this machine trusts besides; absent: none. */
export function planImage(
  name: string,
  tag: string,
  bases: BaseTags,
  ca: string | undefined,
  batteries = false,
): ImageBuild {
  if (isApp(name)) {
    const secrets: Record<string, string> = ca ? { ca } : {};
    return { tag, dockerfile: "Dockerfile", context: ".", args: { BASE: bases.nodeBase }, target: name, secrets };
  }
  // The Node.js that the app runs on, because Debian's is older than what primes TypeScript.
  const args: Record<string, string> = runsOnNode(name) ? { BASE: bases.nodeBase, PACKAGES: "" } : { BASE: bases.base };
  const packages = batteries ? packagesWithBatteries(name) : undefined;
  if (packages) args.PACKAGES = packages;
  if (name !== "runner") args.RUNNER = bases.runner;
  return { tag, dockerfile: `${IMAGES}/${name}/Dockerfile`, context: "runner", args };
}
