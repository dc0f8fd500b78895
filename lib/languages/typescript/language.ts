import { clangFormat } from "../clang-format";
import type { LanguageDefinition } from "../language";
import { WORK_FOLDER } from "../language";
import { tsc } from "./tsc";
import { examples } from "./examples";

/** Flags of a Node that runs TypeScript; its loader (runner/prime/typescript) takes them out of what programs see. */
const flags = (support: string) => [
  "--experimental-vm-modules",
  "--disable-warning=ExperimentalWarning",
  "--require",
  `${support}/typescript/prime.cjs`,
];

/** TypeScript on Node.js: types are stripped in the warm process, tsc is not on the way. */
export const typescript: LanguageDefinition = {
  id: "typescript",
  name: "TypeScript",
  aliases: ["ts"],
  fileName: "main.ts",
  extensions: [".ts", ".mts", ".cts"],
  versions: [
    {
      id: "node",
      binaries: ["$node"],
      versionArgs: ["--version"],
      versionPattern: /v(\S+)/,
      debianPackage: "nodejs",
    },
  ],
  support: ["node", "typescript"],
  compilesItself: true,
  primesAnyFile: true,
  prime: ({ binary, support }) => ({
    argv: [binary, ...flags(support), `${WORK_FOLDER}/main.ts`],
    env: { PODIUM_PRIMED: "1" },
  }),
  primeBlockers: /^(NODE_.*|LD_.*|TZ|LANG|LANGUAGE|LC_.*|UV_.*|SSL_.*|OPENSSL_.*)$/,
  run: ({ binary, entrypoint, args, support }) => [binary, ...flags(support), `${WORK_FOLDER}/${entrypoint}`, ...args],
  formatter: clangFormat("main.ts", "{BasedOnStyle: Google, ColumnLimit: 100}"),
  checker: tsc,
  examples,
};
