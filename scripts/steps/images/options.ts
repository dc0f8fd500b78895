import { parseArgs } from "node:util";

/** Programs that can build, in the order they are looked for. */
export const builderNames = ["docker", "podman", "buildah"] as const;
export type BuilderName = (typeof builderNames)[number];

/** Clusters that take an image from a file. */
export const loaders = ["kind", "k3d", "minikube", "cluster"] as const;
export type LoaderName = (typeof loaders)[number];

/** What `npm run images` was asked for. */
export interface ImageOptions {
  /** Folders of `runner/images/`, `app` or `server`; empty: all languages and the app. */
  names: readonly string[];
  /** Image every stage starts from, or `mmdebstrap`: make one from Debian's packages, without an image registry. */
  base: string;
  /** Image of Debian with Node.js that the app's is made from; another one for `--base mmdebstrap`. */
  nodeBase: string;
  /** Goes before every name, with its slash: registry and path. */
  prefix: string;
  /** Absent: the version in package.json. */
  tag?: string;
  builder?: BuilderName;
  load?: LoaderName;
  /** Send them to the registry in the prefix. */
  push: boolean;
  /** With the packages people expect beside a language's standard library. */
  batteries: boolean;
  /** Build without what was kept from earlier builds, to take in new packages of the system. */
  fresh: boolean;
}

/** Names under `localhost/` are never looked up in a registry, where somebody else could own them. */
const DEFAULT_PREFIX = "localhost/podium/";

/** @throws Error with a sentence for what does not fit. */
export function parseImageOptions(args: readonly string[]): ImageOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      base: { type: "string", default: "debian:bookworm-slim" },
      "node-base": { type: "string", default: "node:22-bookworm-slim" },
      prefix: { type: "string", default: DEFAULT_PREFIX },
      tag: { type: "string" },
      with: { type: "string" },
      load: { type: "string" },
      push: { type: "boolean", default: false },
      batteries: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
    },
  });
  const prefix = values.prefix.endsWith("/") ? values.prefix : `${values.prefix}/`;
  if (values.push && prefix.startsWith("localhost/"))
    throw new Error("--push needs a registry: name it with --prefix, such as --prefix registry.example.org/podium.");
  return {
    names: positionals,
    base: values.base,
    nodeBase: values["node-base"],
    prefix,
    tag: values.tag,
    builder: oneOf("--with", builderNames, values.with),
    load: oneOf("--load", loaders, values.load),
    push: values.push,
    batteries: values.batteries,
    fresh: values.fresh,
  };
}

function oneOf<T extends string>(option: string, known: readonly T[], value: string | undefined): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((each) => each === value);
  if (!found) throw new Error(`${option} takes one of ${known.join(", ")}; it was "${value}".`);
  return found;
}
