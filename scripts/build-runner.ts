/** Builds the sandbox runner and what primes interpreters into `build/runner/`. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  copyFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { javaHomes as JAVA_HOMES } from "../lib/languages/java/language";
import { typeCheckerFiles } from "./steps/type-checker";
import { warmFiles, warmFilesState } from "./steps/warm-files";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const sourceFolder = join(root, "runner");
const targetFolder = join(root, "build", "runner");
const COMPILERS = ["cc", "gcc", "clang"];
const FLAGS = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-O2", "-static", "-s"];
const PRIME_FILES = [
  "python/sitecustomize.py",
  "python/figures.py",
  "perl/Podium.pm",
  "r/run.R",
  "ruby/prime.rb",
  "node/feed.cjs",
  "node/prime.cjs",
  "node/stylua.cjs",
  "typescript/prime.cjs",
  "typescript/load.cjs",
  "typescript/transpile.cjs",
];
/** Taken from packages as they are, so that they are there in a sandbox. */
const PACKAGE_FILES = [
  { from: "node_modules/@swc/wasm-typescript/wasm.js", to: "typescript/swc.cjs" },
  ...["stylua_lib_node.cjs", "stylua_lib_bg.wasm"].map((file) => ({
    from: `node_modules/@johnnymorganz/stylua/${file}`,
    to: `node/${file}`,
  })),
  ...typeCheckerFiles(root).map((file) => ({
    from: `node_modules/${file}`,
    to: `typescript/tsc/node_modules/${file}`,
  })),
];
const STDIO = "c/stdio.c";
const R_LIBRARY = "r/podium.c";

/** Where the runner is, and whether it had to be built. */
export interface BuiltRunner {
  runner: string;
  changed: boolean;
}

/** Builds what is not up to date. @throws Error naming the package to install when there is no C compiler. */
export async function buildRunner(): Promise<BuiltRunner> {
  const runner = join(targetFolder, "podium-runner");
  const stamp = join(targetFolder, "sources.sha256");
  const compiler = findCompiler();
  const java = findJava();
  const hash = hashSources(`${compiler.version} ${java?.version} ${warmFilesState()}`);
  if (existsSync(runner) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash)
    return { runner, changed: false };
  mkdirSync(targetFolder, { recursive: true });
  /* Built aside and moved into place, because a sandbox may be executing the old one. */
  const scratch = mkdtempSync(join(targetFolder, ".new-"));
  try {
    compile(compiler.path, [...FLAGS, "-o", join(scratch, "podium-runner"), ...sources()]);
    compile(compiler.path, ["-O2", "-c", "-o", join(scratch, "stdio.o"), join(sourceFolder, "prime", STDIO)]);
    place(join(scratch, "podium-runner"), "podium-runner", 0o755);
    place(join(scratch, "stdio.o"), "prime/c/stdio.o", 0o644);
    for (const file of PRIME_FILES) {
      copyFileSync(join(sourceFolder, "prime", file), join(scratch, "file"));
      place(join(scratch, "file"), join("prime", file), 0o644);
    }
    compile(compiler.path, [
      "-O2",
      "-shared",
      "-fPIC",
      "-s",
      "-o",
      join(scratch, "r.so"),
      join(sourceFolder, "prime", R_LIBRARY),
    ]);
    place(join(scratch, "r.so"), "prime/r/libpodium.so", 0o644);
    if (java) buildJava(compiler.path, java.home, scratch);
    for (const { from, to } of PACKAGE_FILES) {
      copyFileSync(join(root, from), join(scratch, "file"));
      place(join(scratch, "file"), join("prime", to), 0o644);
    }
    // A mount needs the folder, also where there is no compiler of C++.
    mkdirSync(join(targetFolder, "prime", "cpp"), { recursive: true });
    for (const { name, make } of warmFiles(scratch)) {
      make(join(scratch, "file"));
      place(join(scratch, "file"), join("prime", name), 0o644);
    }
    writeFileSync(stamp, hash);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return { runner, changed: true };
}

/** The JDK that runs Java, if one is installed. */
export function findJava(): { home: string; version: string } | undefined {
  const home = JAVA_HOMES.find((folder) => existsSync(join(folder, "bin/javac")));
  return home === undefined ? undefined : { home, version: readFileSync(join(home, "release"), "utf8") };
}

function findCompiler(): { path: string; version: string } {
  for (const path of COMPILERS) {
    try {
      return {
        path,
        version: execFileSync(path, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
      };
    } catch {
      /* The next one may be there. */
    }
  }
  throw new Error(
    "Podium needs a C compiler once, to build its sandbox runner. Install one: `apt-get install gcc libc6-dev` (Debian, Ubuntu), " +
      "`dnf install gcc glibc-static` (Fedora, RHEL), or `apk add gcc musl-dev linux-headers` (Alpine).",
  );
}

/** A host without a Java compiler runs no Java, and needs nothing built for it. */
function buildJava(compiler: string, home: string, scratch: string): void {
  const source = join(sourceFolder, "prime/java");
  compile(join(home, "bin/javac"), ["-nowarn", "-d", join(scratch, "java"), join(source, "Podium.java")]);
  const headers = [`-I${home}/include`, `-I${home}/include/linux`];
  const library = join(scratch, "java/libpodium.so");
  compile(compiler, ["-O2", "-shared", "-fPIC", "-s", ...headers, "-o", library, join(source, "podium.c")]);
  for (const name of readdirSync(join(scratch, "java")))
    place(join(scratch, "java", name), join("prime/java", name), 0o644);
}

function sources(): string[] {
  return readdirSync(sourceFolder)
    .filter((name) => name.endsWith(".c"))
    .sort()
    .map((name) => join(sourceFolder, name));
}

function hashSources(compilerVersion: string): string {
  const hash = createHash("sha256").update(compilerVersion).update(FLAGS.join(" "));
  const prime = [...PRIME_FILES, STDIO, R_LIBRARY, "java/Podium.java", "java/podium.c"].map((name) =>
    join(sourceFolder, "prime", name),
  );
  const packages = PACKAGE_FILES.map(({ from }) => join(root, from));
  for (const file of [...sources(), join(sourceFolder, "runner.h"), ...prime, ...packages])
    hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function compile(compiler: string, args: string[]): void {
  try {
    execFileSync(compiler, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  } catch (cause) {
    const words = cause instanceof Error && "stderr" in cause ? String(cause.stderr) : "";
    const hint = words.includes("-lc")
      ? "\nThe static C library is missing: install libc6-dev (Debian) or glibc-static (Fedora)."
      : "";
    throw new Error(`The sandbox runner could not be built with ${compiler}:\n${words}${hint}`, { cause });
  }
}

/** The sandbox's user, who is nobody on the host, must be able to read and execute it. */
function place(from: string, name: string, mode: number): void {
  const target = join(targetFolder, name);
  for (let folder = dirname(target); folder.startsWith(targetFolder); folder = dirname(folder)) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
  }
  chmodSync(from, mode);
  renameSync(from, target);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { runner, changed } = await buildRunner();
    console.log(`${runner} ${changed ? "built" : "is up to date"}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
