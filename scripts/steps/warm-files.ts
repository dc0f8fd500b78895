import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { flags, precompiledHeaders } from "../../lib/languages/cpp/compile";

const GXX = "/usr/bin/g++";
const PYTHON = "/usr/bin/python3";
const MATPLOTLIB = "/usr/lib/python3/dist-packages/matplotlib/__init__.py";

/** A file made from this host's tools, so that no run has to make it again. */
export interface WarmFile {
  /** Beneath the folder of what primes interpreters. */
  name: string;
  /** Makes it at the path given. */
  make(target: string): void;
}

/** Changes when the files have to be made again. */
export function warmFilesState(): string {
  return [stateOf(GXX), stateOf(MATPLOTLIB), ...flags, ...precompiledHeaders].join(" ");
}

/** Of the tools that are here: headers of C++ that are read once and for all, and Matplotlib's list of fonts. */
export function warmFiles(scratch: string): WarmFile[] {
  const headers = existsSync(GXX) ? precompiledHeaders.map(headerFile) : [];
  return [...headers, ...(existsSync(MATPLOTLIB) ? fontLists(path.join(scratch, "matplotlib")) : [])];
}

/** The compiler looks in each folder for `<header>.gch` before the header itself. */
function headerFile(header: string): WarmFile {
  const name = `cpp/${header}.gch`;
  return {
    name,
    make: (target) => run(GXX, [...flags, "-x", "c++-header", "-include", header, "-o", target, "/dev/null"]),
  };
}

function fontLists(folder: string): WarmFile[] {
  mkdirSync(folder, { recursive: true });
  run(PYTHON, ["-c", "import matplotlib.font_manager"], { HOME: folder, MPLCONFIGDIR: folder });
  return readdirSync(folder)
    .filter((name) => /^fontlist-.*\.json$/.test(name))
    .map((name) => ({
      name: `python/fonts/${name}`,
      make: (target) => copyFileSync(path.join(folder, name), target),
    }));
}

function run(program: string, args: readonly string[], env: Record<string, string> = {}): void {
  const clean = { NODE_ENV: "production" as const, PATH: "/usr/bin:/bin", ...env };
  execFileSync(program, args, { stdio: ["ignore", "ignore", "pipe"], env: clean });
}

function stateOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.size} ${found.mtimeMs}` : "none";
}
