import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locateFirstError } from "../client/run/locate-error";
import { languageDefinitions } from "./all";
import { trials } from "./conformance/programs";
import { type LanguageBench, openLanguages } from "./testing";

let bench: LanguageBench;
beforeAll(async () => {
  bench = await openLanguages({ name: "kept", pool: 0 });
});
afterAll(() => bench.close());

const compiled = languageDefinitions
  .filter(({ compile, keepsCompiled }) => compile || keepsCompiled)
  .map(({ id }) => id);

it.each(compiled)("a program in %s is compiled once for its owner, and again for anybody else", async (language) => {
  const source = languageDefinitions.find(({ id }) => id === language)?.examples[0]?.source ?? "";
  const cached = async (owner: string) => {
    const { result, text } = await bench.runAs(owner, { language, source });
    expect(result.outcome, text).toBe("ok");
    return result.usage?.compileCached;
  };
  expect(await cached("ada")).toBe(false);
  // It is put away while the program runs already.
  await expect.poll(() => cached("ada"), { timeout: 20_000 }).toBe(true);
  expect(await cached("mallory")).toBe(false);
});

it("a program that is kept tells the line of its error as it did before", async () => {
  const { source, line } = trials["csharp"]?.runtimeError ?? { source: "", line: 0 };
  const place = async () => {
    const { result, text } = await bench.runAs("ada", { language: "csharp", source });
    const found = locateFirstError("csharp", [{ path: "main.cs", content: source }], text);
    return { line: found?.line, kept: result.usage?.compileCached };
  };
  expect(await place()).toEqual({ line, kept: false });
  await expect.poll(place, { timeout: 20_000 }).toEqual({ line, kept: true });
});

it("what somebody's compiler was tricked into reaches nobody else", async () => {
  // The include is resolved while compiling; the same text means another program when the file beside it is another's.
  const source = '#include <stdio.h>\n#include "secret.h"\nint main(void) { puts(SECRET); }\n';
  const run = async (owner: string, secret: string) => {
    const files = [{ path: "secret.h", content: `#define SECRET "${secret}"\n`, encoding: "utf8" as const }];
    return (await bench.runAs(owner, { language: "c", source, files })).stdout;
  };
  expect(await run("ada", "hers")).toBe("hers\n");
  expect(await run("mallory", "his")).toBe("his\n");
  expect(await run("ada", "hers")).toBe("hers\n");
  expect(await run("ada", "new")).toBe("new\n");
});

describe("a program in Java", () => {
  const write = (name: string, text: string) =>
    `java.nio.file.Files.write(java.nio.file.Path.of("/work/.podium/${name}"), "${text}".getBytes());`;
  const main = (...body: string[]) =>
    `class A { public static void main(String[] a) throws Exception {\n${body.join("\n")}\n} }\n`;

  it("cannot change what is kept of it", async () => {
    const source = main(write("classes", "another program"), 'System.out.println("genuine");');
    for (let time = 0; time < 3; time += 1) {
      const { stdout, result } = await bench.runAs("ada", { language: "java", source });
      expect({ stdout, ...result.usage }).toMatchObject({ stdout: "genuine\n", compileCached: false });
    }
  });

  it("cannot leave something for others to be given, and finds nothing of theirs", async () => {
    const source = main("System.out.println(Secret.word);");
    const run = async (owner: string, word?: string) => {
      const content = `class Secret { static String word = "${word}"; }\n`;
      const files = word === undefined ? [] : [{ path: "Secret.java", content, encoding: "utf8" as const }];
      return await bench.runAs(owner, { language: "java", source, files });
    };
    expect((await run("ada", "hers")).stdout).toBe("hers\n");
    await expect
      .poll(async () => (await run("ada", "hers")).result.usage?.compileCached, { timeout: 20_000 })
      .toBe(true);
    const without = await run("mallory");
    expect(without.result.outcome, without.text).toBe("compile_error");
    const { result, stdout } = await run("mallory", "his");
    expect({ stdout, ...result.usage }).toMatchObject({ stdout: "his\n", compileCached: false });
  });

  it("that is kept runs as it did: arguments, several classes, files beside it, and its errors' lines", async () => {
    const source = main(
      "record P(int x) {}",
      "System.out.println(a[0] + new P(3) + B.b());",
      "throw new IllegalStateException();",
    );
    const files = [
      { path: "B.java", content: "class B { static int b() { return 4; } }\n", encoding: "utf8" as const },
    ];
    const run = async () => await bench.runAs("ada", { language: "java", source, files, args: ["one"] });
    const first = await run();
    expect(first.text).toContain("oneP[x=3]4\n");
    expect(first.text).toContain("Main.java:4)");
    await expect.poll(async () => (await run()).result.usage?.compileCached, { timeout: 20_000 }).toBe(true);
    const { stdout, stderr } = await run();
    expect({ stdout, stderr }).toEqual({ stdout: first.stdout, stderr: first.stderr });
  });
});
