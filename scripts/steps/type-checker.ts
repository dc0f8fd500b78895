import { readdirSync } from "node:fs";
import path from "node:path";

/** Declarations of what a program finds in Node.js, by packages that need each other. */
const nodeTypes: Readonly<Record<string, RegExp>> = {
  // Those below ts5.6/ are for older compilers.
  "@types/node": /^(package\.json|LICENSE|(?!ts5\.6\/).*\.d\.ts)$/,
  "undici-types": /^(package\.json|LICENSE|.*\.d\.ts)$/,
};

/** The compiler, with the language's own library but for what belongs to pages. */
const compiler: Readonly<Record<string, RegExp>> = {
  typescript: /^(package\.json|LICENSE\.txt|lib\/(_?tsc\.js|lib\.(es|decorators).*\.d\.ts))$/,
};

/** Paths in node_modules, with / between folders. */
export function nodeTypeFiles(root: string): string[] {
  return filesOf(root, nodeTypes);
}

/** What tsc consists of in a sandbox: paths in node_modules, which it wants to find in a folder of that name again. */
export function typeCheckerFiles(root: string): string[] {
  return filesOf(root, { ...compiler, ...nodeTypes });
}

function filesOf(root: string, packages: Readonly<Record<string, RegExp>>): string[] {
  return Object.entries(packages).flatMap(([name, wanted]) =>
    readdirSync(path.join(root, "node_modules", name), { recursive: true, encoding: "utf8" })
      .filter((file) => wanted.test(file))
      .sort()
      .map((file) => `${name}/${file}`),
  );
}
