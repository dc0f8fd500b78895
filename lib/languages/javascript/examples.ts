import type { LanguageExample } from "../language";

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

const main = `const { total } = require("./cart.js");

console.log(total([{ price: 2.5, count: 3 }, { price: 4, count: 1 }]).toFixed(2));
`;

const cart = `exports.total = (items) => items.reduce((sum, { price, count }) => sum + price * count, 0);
`;

const broken = `function firstLetter(word) {
  return word[0].toUpperCase();
}

console.log(firstLetter(""));
`;

const later = `const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function* countdown(from) {
  for (let n = from; n > 0; n--) {
    yield n;
    await pause(10);
  }
}

(async () => {
  for await (const n of countdown(3)) console.log(\`\${n}…\`);
  const results = await Promise.allSettled([pause(5).then(() => "done"), Promise.reject(new Error("no"))]);
  for (const { status, value, reason } of results) console.log(status, value ?? reason.message);
})();
`;

/** Programs to try in JavaScript. */
export const examples: readonly LanguageExample[] = [
  { id: "hello", title: "Hello", source: hello, output: "Hello from JavaScript\n" },
  { id: "input", title: "Ask for a name", source: greeting, stdin: "Ada\n", output: "Who are you? Hello, Ada!\n" },
  { id: "files", title: "Two files", source: main, files: [{ path: "cart.js", content: cart }], output: "11.50\n" },
  { id: "error", title: "An error", source: broken, output: "", outcome: "nonzero_exit", errorLine: 2 },
  { id: "later", title: "Promises and generators", source: later, output: "3…\n2…\n1…\nfulfilled done\nrejected no\n" },
];
