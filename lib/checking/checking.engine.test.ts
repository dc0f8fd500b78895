import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../config/load";
import { Permits } from "../executions/permits";
import type { Creator } from "../executions/service";
import { type LanguageBench, openLanguages } from "../languages/testing";
import { examples } from "../languages/typescript/examples";
import { openPolicy } from "../policy/testing";
import { createToolService } from "../tooling/tool-service";
import { createCheckingService } from "./checking-service";
import type { CheckingService } from "./service";

const ada: Creator = { ownerId: "ada", addressKey: "here", anonymousAddress: false };
const text = (path: string, content: string) => ({ path, content, encoding: "utf8" as const });

let bench: LanguageBench;
let checking: CheckingService;
beforeAll(async () => {
  bench = await openLanguages({ name: "checking", pool: 0 });
  const config = loadConfig({ NODE_ENV: "test" }, { root: process.cwd() });
  const tools = createToolService({
    ...bench,
    permits: new Permits(1),
    config,
    policy: openPolicy(config.limits),
    takeToken: async () => 0,
    logger: { error: () => undefined },
  });
  checking = createCheckingService({ tools, languages: bench.languages, config });
});
afterAll(() => bench.close());

const check = (source: string, files: ReturnType<typeof text>[] = []) =>
  checking.check(ada, { language: "typescript", source, files });
/** What is told of each problem, without the compiler's wording. */
const places = async (...program: Parameters<typeof check>) => {
  const { problems, complaint } = await check(...program);
  expect(complaint).toBeUndefined();
  return problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
};

describe("tsc on request", () => {
  it.each(examples)("finds nothing in the example $id", async ({ source, files = [] }) => {
    const beside = files.map(({ path, content }) => text(path, content));
    expect(await check(source, beside)).toEqual({ checker: "tsc", problems: [] });
  });

  it("finds a wrong type where it stands, in every file", async () => {
    const main = 'import { half } from "./half";\n\nconst word: string = half(4);\nconsole.log(word);\n';
    const half = "export const half = (n: number): number => n / 2;\nexport const no: number = [];\n";
    expect(await places(main, [text("half.ts", half)])).toEqual(["half.ts:2:14 TS2322", "main.ts:3:7 TS2322"]);
  });

  it("knows what Node.js has, and that there is no page", async () => {
    const source = [
      'import { readFile } from "node:fs/promises";',
      'const text = await readFile("a", "utf8");',
      "setTimeout(() => process.stdout.write(Buffer.from(text)), 1).unref();",
      'console.log(require("os"), await fetch("http://127.0.0.1"), new URL("a:b"), [1].toSorted());',
      "document.write(text);",
    ];
    expect(await places(source.join("\n"))).toEqual(["main.ts:5:1 TS2584"]);
  });

  it("lets two files use one name, as they may where every file is a module", async () => {
    expect(await places("const a = 1;\nconsole.log(a);\n", [text("b.ts", "const a = 2;\nconsole.log(a);\n")])).toEqual(
      [],
    );
  });

  it("takes no options from a program's files or their names", async () => {
    const loose = text("tsconfig.json", '{"compilerOptions": {"strict": false, "plugins": [{"name": "./x"}]}}');
    const wrong = "const n: number = null;\nconsole.log(n);\n";
    const files = [loose, text("--noCheck.ts", wrong), text("@a.ts", wrong)];
    const found = await places(wrong, files);
    expect(found.sort()).toEqual(["--noCheck.ts:1:7 TS2322", "@a.ts:1:7 TS2322", "main.ts:1:7 TS2322"]);
  });

  it("reads nothing of the host", async () => {
    const source = '/// <reference path="/etc/passwd" />\n/// <reference path="/proc/1/environ" />\nexport {};\n';
    const { problems } = await check(source);
    expect(problems.map(({ code }) => code)).toEqual(["TS6231", "TS6231"]);
    expect(JSON.stringify(problems)).not.toMatch(/root:|PATH=/);
  });

  it("is stopped when it takes too long, and says so", async () => {
    const source = [
      ...Array.from(
        { length: 400 },
        (_, n) =>
          `type U${n} = \`\${${Array(4).fill('"a"|"b"|"c"|"d"|"e"|"f"|"g"|"h"|"i"|"j"').join("}${")}}${n}\`;\nconst v${n}: U${n} = "" as U${n + 1 > 399 ? 0 : n + 1};`,
      ),
    ].join("\n");
    expect((await check(source)).complaint).toMatch(/^tsc took more time, memory or output than it may have\.$/);
  });

  it("leaves no sandbox behind", async () => {
    await expect.poll(() => bench.engine.pools().reduce((sum, { inUse }) => sum + inUse, 0)).toBe(0);
    expect(await bench.leftovers()).toEqual([]);
  });

  it("is said to be missing where a language has none", async () => {
    await expect(checking.check(ada, { language: "python", source: "x" })).rejects.toMatchObject({
      code: "checker_missing",
      detail: "There is no checker for Python in Podium.",
    });
  });
});
