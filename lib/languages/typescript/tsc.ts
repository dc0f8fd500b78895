import { typeScriptLibraries, typeScriptOptions } from "../../contracts/typescript";
import { type Checker, SUPPORT_FOLDER } from "../language";

/** Where the build puts it with everything it reads, see scripts/steps/type-checker.ts. */
const MODULES = `${SUPPORT_FOLDER}/typescript/tsc/node_modules`;
const SCRIPT = /\.[mc]?[jt]s$/;
const MIB = 1024 * 1024;

/** The compiler's own words about types. It is slow to start, so a run never waits for it. */
export const tsc: Checker = {
  name: "tsc",
  program: `${MODULES}/typescript/lib/tsc.js`,
  command: ({ binary, version, files, memoryBytes }) => [
    binary,
    // Left to itself, Node takes a quarter of the sandbox's memory.
    `--max-old-space-size=${Math.floor((memoryBytes / MIB) * 0.75)}`,
    `${MODULES}/typescript/lib/tsc.js`,
    "--ignoreConfig",
    ...flagsOf({
      ...typeScriptOptions,
      pretty: false,
      lib: typeScriptLibraries(version).join(","),
      typeRoots: `${MODULES}/@types`,
      types: "node",
    }),
    // A name may begin as an option does.
    ...files.filter((file) => SCRIPT.test(file)).map((file) => `./${file}`),
  ],
  pattern: /^(?<file>.+)\((?<line>\d+),(?<column>\d+)\): (?<severity>error|warning) (?<code>TS\d+): (?<message>.*)$/,
};

function flagsOf(options: Readonly<Record<string, string | boolean>>): string[] {
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
}
