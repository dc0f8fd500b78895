import type { LanguageDefinition } from "../language";
import { WORK_FOLDER } from "../language";

const hello = `console.log("Hello from JavaScript");\n`;

const greeting = `const readline = require("node:readline/promises");

async function main() {
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
  const name = await terminal.question("Who are you? ");
  console.log(\`Hello, \${name}!\`);
  terminal.close();
}

main();
`;

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
  examples: [
    { id: "hello", title: "Hello", source: hello, output: "Hello from JavaScript\n" },
    { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  ],
};
