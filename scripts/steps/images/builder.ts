import { execFileSync } from "node:child_process";
import type { Tools } from "../tools";
import { type BuilderName, builderNames } from "./options";

/** One image to build: paths relative to the checkout. */
export interface ImageBuild {
  tag: string;
  dockerfile: string;
  context: string;
  args?: Readonly<Record<string, string>>;
  /** Stage to stop at; absent: the last. */
  target?: string;
  /** Files that steps may read and that stay out of the image, by id. */
  secrets?: Readonly<Record<string, string>>;
  fresh?: boolean;
}

/** A program that builds images. */
export interface Builder {
  name: BuilderName;
  build(image: ImageBuild): Promise<void>;
  /** Writes an image as an archive in docker's layout, which carries its name unless `nameless` and buildah writes it. */
  save(tag: string, file: string, options: { nameless: boolean }): Promise<void>;
  push(tag: string): Promise<void>;
}

/** The wanted program, or the first that works here; null when none does. */
export function findBuilder(tools: Tools, wanted?: BuilderName): Builder | null {
  const name = (wanted ? [wanted] : builderNames).find(works);
  return name ? createBuilder(tools, name) : null;
}

function createBuilder({ run }: Tools, name: BuilderName): Builder {
  // Chroot isolation needs neither a network of its own nor another program, and builds inside containers too.
  // Docker's format, because the other one forgets the health check.
  const env = { BUILDAH_ISOLATION: "chroot", BUILDAH_FORMAT: "docker", ...process.env };
  const label = (what: string, tag: string) => `${name} ${what} ${tag}`;
  return {
    name,
    build: ({ tag, dockerfile, context, args = {}, target, secrets = {}, fresh = false }) =>
      run(
        label("build", tag),
        name,
        [
          "build",
          ...(fresh ? ["--no-cache"] : name === "buildah" ? ["--layers"] : []),
          // It keeps the containers of stages that nothing was run in.
          ...(name === "buildah" ? ["--force-rm"] : []),
          ...Object.entries(args).flatMap(([key, value]) => ["--build-arg", `${key}=${value}`]),
          ...Object.entries(secrets).flatMap(([id, file]) => ["--secret", `id=${id},src=${file}`]),
          ...(target ? ["--target", target] : []),
          ...["--tag", tag, "--file", dockerfile, context],
        ],
        { env },
      ),
    save: (tag, file, { nameless }) =>
      name === "buildah"
        ? run(label("save", tag), name, ["push", "--quiet", tag, `docker-archive:${file}${nameless ? "" : `:${tag}`}`])
        : run(label("save", tag), name, ["save", "--output", file, tag]),
    push: (tag) => run(label("push", tag), name, ["push", tag]),
  };
}

/** A docker client without its daemon builds nothing. */
function works(name: BuilderName): boolean {
  try {
    execFileSync(name, ["info"], { stdio: "ignore", timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}
