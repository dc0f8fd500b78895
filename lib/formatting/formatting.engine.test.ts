import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../config/load";
import { Permits } from "../executions/permits";
import type { Creator } from "../executions/service";
import { languageDefinitions } from "../languages/all";
import { type LanguageBench, openLanguages } from "../languages/testing";
import { openPolicy } from "../policy/testing";
import { createToolService } from "../tooling/tool-service";
import { createFormattingService } from "./formatting-service";
import type { FormattingService } from "./service";

/** Untidy programs, with what a formatter of each language must have made of them, and one that none can read. */
const cases: Readonly<Record<string, { untidy: string; tidy: RegExp; broken?: string }>> = {
  python: { untidy: "def f( x ):\n  return x", tidy: /^def f\(x\):\n {4}return x\n$/, broken: "def f( x :" },
  javascript: { untidy: "function f(x){return x+1;}", tidy: /^function f\(x\) \{\n {2}return x \+ 1;\n\}\n$/ },
  typescript: { untidy: "const a:number=1;", tidy: /^const a: number = 1;\n$/ },
  java: { untidy: "class A{int b=1;}", tidy: /^class A \{\n {4}int b = 1;\n\}\n$/ },
  go: { untidy: "package main\nfunc main(){a:=1}", tidy: /\nfunc main\(\) \{ a := 1 \}\n$/, broken: "func main({" },
  rust: { untidy: "fn main(){let a=1;}", tidy: /^fn main\(\) \{\n {4}let a = 1;\n\}\n$/, broken: "fn main({" },
  c: { untidy: "int main(void){return 0;}", tidy: /^int main\(void\) \{ return 0; \}\n$/ },
  cpp: { untidy: "int main(){auto a=1;return a;}", tidy: /^int main\(\) \{\n {2}auto a = 1;\n {2}return a;\n\}\n$/ },
  csharp: { untidy: "class P{int a=1;}", tidy: /^class P\n\{\n {4}int a = 1;\n\}\n$/ },
  php: { untidy: "<?php\nfunction f($x){return $x+1;}", tidy: /function f\(\$x\)\n\{\n {4}return \$x \+ 1;\n\}\n$/ },
  ruby: {
    untidy: "def f( x )\nreturn x+1\n  end\ndef g(x)=x",
    tidy: /^def f\(x\)\n {2}return x \+ 1\nend\n\ndef g\(x\)=x\n$/,
    broken: "def f( x",
  },
  r: { untidy: "f<-function(x){\nx+1}", tidy: /^f <- function\(x\) \{\n {2}x \+ 1\n\}\n$/, broken: "f <- function(" },
  lua: {
    untidy: "function f( x )\nreturn x+1 end",
    tidy: /^function f\(x\)\n {2}return x \+ 1\nend\n$/,
    broken: "if a",
  },
  haskell: { untidy: 'main=do\n      putStrLn   "a"', tidy: /^main = do\n {2}putStrLn "a"\n$/, broken: "main = (" },
  fortran: { untidy: "program p\ninteger :: i\ndo i=1,2\nprint *,i\nend do\nend program", tidy: /\n {4}print \*,i\n/ },
  bash: { untidy: "if true;then\necho yes;fi", tidy: /^if true; then\n {2}echo yes\nfi\n$/, broken: "if true; then" },
  perl: { untidy: "if(1){print 1}", tidy: /^if \(1\) \{ print 1 \}\n$/ },
  sql: { untidy: "select a from b where c=1", tidy: /^SELECT a\nFROM b\nWHERE c\s*=\s*1\n$/ },
};
const ada: Creator = { ownerId: "ada", addressKey: "here", anonymousAddress: false };

let bench: LanguageBench;
let formatting: FormattingService;
beforeAll(async () => {
  bench = await openLanguages({ name: "formatting", pool: 0 });
  formatting = serviceWith(new Permits(4));
});
afterAll(() => bench.close());

function serviceWith(permits: Permits): FormattingService {
  const config = loadConfig({ NODE_ENV: "test" }, { root: process.cwd() });
  const tools = createToolService({
    ...bench,
    permits,
    config,
    policy: openPolicy(config.limits),
    takeToken: async () => 0,
    logger: { error: () => undefined },
  });
  return createFormattingService({ tools, languages: bench.languages, config });
}

describe("a formatter", () => {
  it("is tried here for each language that has one", () => {
    const withOne = languageDefinitions.filter(({ formatter }) => formatter).map(({ id }) => id);
    expect(Object.keys(cases).sort()).toEqual(withOne.sort());
  });

  it.each(Object.entries(cases))(
    "lays out %s, and leaves it as it is the second time",
    async (language, { untidy, tidy }) => {
      const { source } = await formatting.format(ada, { language, source: untidy });
      expect(source).toMatch(tidy);
      expect(await formatting.format(ada, { language, source })).toMatchObject({ source });
    },
  );

  const broken = Object.entries(cases).flatMap(([language, each]) => (each.broken ? [[language, each.broken]] : []));
  it.each(broken)("says of %s that it cannot read, where it breaks", async (language = "", source = "") => {
    expect(await formatting.format(ada, { language, source })).toMatchObject({
      source,
      complaint: expect.stringMatching(/\d:\d|line \d/),
    });
  });

  it("is said to be missing where a language has none", async () => {
    await expect(formatting.format(ada, { language: "d", source: "x" })).rejects.toMatchObject({
      code: "formatter_missing",
      detail: "There is no formatter for D in Podium.",
    });
  });

  it("takes the place of an execution, and gives it back", async () => {
    const permits = new Permits(1);
    const service = serviceWith(permits);
    const release = permits.tryTake();
    const request = { language: "bash", source: "echo   a" };
    await expect(service.format(ada, request)).rejects.toMatchObject({ code: "queue_full" });
    release?.();
    expect(await service.format(ada, request)).toMatchObject({ source: "echo a\n" });
    expect(permits.inUse).toBe(0);
  });

  it("serves one request of a caller at a time", async () => {
    const request = { language: "bash", source: "echo   a" };
    const answers = await Promise.allSettled([formatting.format(ada, request), formatting.format(ada, request)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = answers.find((answer) => answer.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "rate_limited" });
  });

  it("refuses what is too large before anything is started", async () => {
    await expect(
      formatting.format(ada, { language: "bash", source: "a".repeat(32 * 1024 * 1024) }),
    ).rejects.toMatchObject({ code: "body_too_large" });
  });

  it("leaves no sandbox behind", async () => {
    await expect.poll(() => bench.engine.pools().reduce((sum, { inUse }) => sum + inUse, 0)).toBe(0);
  });
});
