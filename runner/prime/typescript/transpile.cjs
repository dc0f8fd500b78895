"use strict";
/* Put there by the build, from the package @swc/wasm-typescript. */
const { transformSync } = require(`${__dirname}/swc.cjs`);

/* A syntax error, with the place and the words of the compiler. */
class CompileError extends Error {
  constructor(file, problem) {
    const { startLine = 1, startColumn = 0, message = String(problem), snippet = "" } = problem ?? {};
    super(`${file}(${startLine},${startColumn + 1}): error ${message}\n\n${snippet}`);
  }
}

/* JavaScript of a TypeScript source: with types blanked out in place where that is enough, else with a source map. */
const transpile = (source, file) => {
  const options = { filename: file, mode: "strip-only", deprecatedTsModuleAsError: false };
  try {
    return transformSync(source, options).code;
  } catch (problem) {
    if (problem?.code !== "UnsupportedSyntax") throw new CompileError(file, problem);
  }
  try {
    const { code, map } = transformSync(source, { ...options, mode: "transform", sourceMap: true });
    const inline = Buffer.from(map).toString("base64");
    return `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`;
  } catch (problem) {
    throw new CompileError(file, problem);
  }
};

/* The first use compiles the compiler itself. */
const warmUp = () => {
  transpile("interface A<T> { a: T }\nconst f = <T extends A<number>>(x: T): number => x.a as number;\n", "warm.ts");
  transpile("enum E { A }\nnamespace N { export const x = E.A }\n", "warm.ts");
};

module.exports = { CompileError, transpile, warmUp };
