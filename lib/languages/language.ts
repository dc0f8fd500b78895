import type { PrimeCommand } from "../sandboxes/engine";

/** A program to try, shown in the editor and run by a test on every engine. */
export interface LanguageExample {
  id: string;
  title: string;
  source: string;
  /** Standard input the example reads; absent: it reads none. */
  stdin?: string;
  /** Exact standard output, which the test compares. */
  output: string;
}

/** One installed version of a language. */
export interface LanguageVersion {
  /** What callers write, such as `3`. */
  id: string;
  /** Host paths, in order of preference; the first that exists is used. `$node` stands for the running Node.js. */
  binaries: readonly string[];
  /** Arguments that make it print its version. */
  versionArgs: readonly string[];
  /** Its first group is the full version in that output. */
  versionPattern: RegExp;
  /** Debian package that brings it. */
  debianPackage: string;
}

/** What commands are made from: paths as they are inside the sandbox. */
export interface CommandContext {
  /** Path of the interpreter or compiler. */
  binary: string;
  /** Entry file, relative to the work folder. */
  entrypoint: string;
  /** All files, relative to the work folder. */
  files: readonly string[];
  args: readonly string[];
}

/** How sources become a program. */
export interface CompileStep {
  argv: readonly string[];
  /** The program, relative to the work folder; cached by the hash of sources, toolchain and flags. */
  output: string;
}

/** Everything Podium knows of a language. Data, so that adding one touches nothing else. */
export interface LanguageDefinition {
  id: string;
  name: string;
  aliases: readonly string[];
  /** Name a pasted script gets. */
  fileName: string;
  versions: readonly LanguageVersion[];
  /** Added to every sandbox's environment. */
  env?: Readonly<Record<string, string>>;
  /** Runner files to mount under `/podium`, relative to the runner's build folder. */
  support?: readonly string[];
  /** A process started ahead of need; it can run only {@link fileName}. */
  prime?: (context: { binary: string; support: string }) => PrimeCommand;
  /** Variables an interpreter reads while it starts: a run that sets one is not primed. */
  primeBlockers?: RegExp;
  compile?: (context: CommandContext & { support: string }) => CompileStep;
  run: (context: CommandContext) => readonly string[];
  examples: readonly LanguageExample[];
}

/** Folder of the runner's support files inside a sandbox. */
export const SUPPORT_FOLDER = "/podium/prime";
/** The work folder inside a sandbox. */
export const WORK_FOLDER = "/work";
/** Folder of what Podium itself puts beneath the work folder; never given back as an artifact. */
export const PRIVATE_FOLDER = ".podium";
