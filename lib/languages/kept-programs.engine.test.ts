import { afterAll, beforeAll, expect, it } from "vitest";
import { languageDefinitions } from "./all";
import { type LanguageBench, openLanguages } from "./testing";

let bench: LanguageBench;
beforeAll(async () => {
  bench = await openLanguages({ name: "kept", pool: 0 });
});
afterAll(() => bench.close());

const compiled = languageDefinitions.filter(({ compile }) => compile).map(({ id }) => id);

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
