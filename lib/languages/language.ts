import type { Outcome } from "../contracts/events";
import type { PrimeCommand } from "../sandboxes/engine";

/** A program to try, shown in the editor and run by a test on every engine. */
export interface LanguageExample {
  id: string;
  title: string;
  source: string;
  /** Text files that stand beside it. */
  files?: readonly { path: string; content: string }[];
  /** Standard input the example reads; absent: it reads none. */
  stdin?: string;
  /** Exact standard output, which the test compares. */
  output: string;
  /** How it ends; absent: `ok`. */
  outcome?: Outcome;
  /** Line of its own that the page marks, for one that fails. */
  errorLine?: number;
  /** Files it leaves. */
  artifacts?: readonly string[];
  /** It needs the language's {@link LanguageDefinition.batteries}, and is shown only where they are. */
  batteries?: boolean;
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
  /** Debian package that brings it, or several with spaces between. */
  debianPackage: string;
  /** Other files of the host it needs to be whole. */
  needs?: readonly string[];
}

/** Packages people expect beside the standard library; they are large, and installed only when somebody asks for them. */
export interface Batteries {
  /** What `npm run languages -- install` calls them. */
  id: string;
  /** What a program imports, by the Debian package that brings it. */
  modules: Readonly<Record<string, string>>;
  /** A file of the host that is there when they are. */
  present: string;
}

/** A program that lays out source code; it runs in a sandbox, like everything that touches people's code. */
export interface Formatter {
  name: string;
  /** Host paths, in order of preference. */
  binaries: readonly string[];
  /** A file that is there when it is, where its program alone does not say so. */
  present?: string;
  /** Path in JavaScript's sandbox of a script that is the formatter, put there by the build; then the host has no program. */
  script?: string;
  debianPackage: string;
  /** What follows the program's name; it reads the source from standard input and writes it to standard output. */
  args: readonly string[];
  /** What it looks for in the work folder. */
  files?: readonly { path: string; content: string }[];
  /** Besides 0, what it ends with when all is well. */
  alsoGood?: readonly number[];
}

/** A program that finds mistakes without running anything; it runs in a sandbox, and only when it is asked. */
export interface Checker {
  name: string;
  /** Where it is in a sandbox; images may be without it. */
  program: string;
  command: (context: CheckContext) => readonly string[];
  /** One line of what it prints, with groups `file`, `line`, `column`, `severity`, `code` and `message`. */
  pattern: RegExp;
}

/** What a checker's command is made from. */
export interface CheckContext extends Pick<CommandContext, "binary" | "files" | "memoryBytes"> {
  /** Full version of the language's tool. */
  version: string;
}

/** What commands are made from: paths as they are inside the sandbox. */
export interface CommandContext {
  /** Path of the interpreter or compiler. */
  binary: string;
  /** Folder of the runner's support files. */
  support: string;
  /** Entry file, relative to the work folder. */
  entrypoint: string;
  /** All files, relative to the work folder. */
  files: readonly string[];
  args: readonly string[];
  /** Memory of the sandbox in bytes, for an interpreter that has to be told. */
  memoryBytes: number;
}

/** How sources become a program. */
export interface CompileStep {
  argv: readonly string[];
  /** Added to the compiler's environment. */
  env?: Readonly<Record<string, string>>;
  /** The program, relative to the work folder; cached by the hash of sources, toolchain and flags. */
  output: string;
  /** What the program finds beside itself when the compiler made it, such as line numbers; kept and moved with it. */
  beside?: readonly string[];
}

/** Where installed packages are seen: entries whose name matches, with groups `name` and perhaps `version`. */
export interface PackageFolder {
  folder: string;
  pattern: RegExp;
}

/** Everything Podium knows of a language. Data, so that adding one touches nothing else. */
export interface LanguageDefinition {
  id: string;
  name: string;
  aliases: readonly string[];
  /** Name a pasted script gets. */
  fileName: string;
  /** Endings of its files, with the dot; the first is that of {@link fileName}. */
  extensions: readonly string[];
  /** What the editor calls it; absent: as {@link id}. */
  monaco?: string;
  versions: readonly LanguageVersion[];
  /** Added to every sandbox's environment. */
  env?: Readonly<Record<string, string>>;
  /** Runner files to mount under `/podium`, relative to the runner's build folder. */
  support?: readonly string[];
  /** Files and folders of the host outside /usr that its tools read, mounted where they are there. */
  hostFiles?: readonly string[];
  packages?: readonly PackageFolder[];
  /** Debian's name of a package, with `*` for the package's own. */
  packageName?: string;
  batteries?: Batteries;
  formatter?: Formatter;
  checker?: Checker;
  /** A process started ahead of need; it can run only {@link fileName}, or with {@link primesAnyFile} what it is fed. */
  prime?: (context: Pick<CommandContext, "binary" | "support" | "memoryBytes">) => PrimeCommand;
  primesAnyFile?: boolean;
  /**
   * The process that runs the program also compiles it. Then it writes the line that {@link compilerMark} gives to standard
   * error, and when it failed the compiler's words.
   */
  compilesItself?: boolean;
  /** Beneath the work folder, where such a process leaves what it compiled when it is asked to, to be given it the next time. */
  keepsCompiled?: string;
  /** Variables an interpreter reads while it starts: a run that sets one is not primed. */
  primeBlockers?: RegExp;
  compile?: (context: CommandContext) => CompileStep;
  run: (context: CommandContext) => readonly string[];
  examples: readonly LanguageExample[];
}

/**
 * First line on standard error of a program that could not be compiled, or of one that could. The secret is fed to the process and forgotten
 * before code of the user's is loaded.
 */
export function compilerMark(secret: string, word: "compiler" | "compiled"): string {
  return `\0podium ${word} ${secret}\n`;
}

/** Folder of the runner's support files inside a sandbox. */
export const SUPPORT_FOLDER = "/podium/prime";
/** The work folder inside a sandbox. */
export const WORK_FOLDER = "/work";
/** Folder of what Podium itself puts beneath the work folder; never given back as an artifact. */
export const PRIVATE_FOLDER = ".podium";
