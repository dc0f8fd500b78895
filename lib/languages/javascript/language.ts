import { clangFormat } from "../clang-format";
import type { LanguageDefinition } from "../language";
import { WORK_FOLDER } from "../language";
import { examples } from "./examples";

/** JavaScript on Node.js, kept warm: a preloaded module waits before `main.js` is opened (see runner/prime/node). */
export const javascript: LanguageDefinition = {
  id: "javascript",
  name: "JavaScript",
  aliases: ["js", "node", "nodejs"],
  fileName: "main.js",
  extensions: [".js", ".cjs", ".mjs"],
  versions: [
    {
      id: "node",
      binaries: ["$node"],
      versionArgs: ["--version"],
      versionPattern: /v(\S+)/,
      debianPackage: "nodejs",
    },
  ],
  support: ["node"],
  prime: ({ binary, support }) => ({
    argv: [binary, "--require", `${support}/node/prime.cjs`, `${WORK_FOLDER}/main.js`],
    env: {},
  }),
  primeBlockers: /^(NODE_.*|LD_.*|TZ|LANG|LANGUAGE|LC_.*|UV_.*|SSL_.*|OPENSSL_.*)$/,
  run: ({ binary, entrypoint, args }) => [binary, `${WORK_FOLDER}/${entrypoint}`, ...args],
  formatter: clangFormat("main.js", "{BasedOnStyle: Google, ColumnLimit: 100}"),
  examples,
};
