import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locateFirstError } from "../../client/run/locate-error";
import type { LanguageDefinition, LanguageExample } from "../language";
import type { LanguageBench, LanguageTarget, RunOfLanguage } from "../testing";

/** Declares a test of each example, with pipes and on a terminal. */
export function describeExamples({ languages, open }: LanguageTarget, pool: number): void {
  describe("every example of every language", () => {
    let bench: LanguageBench;
    beforeAll(async () => {
      bench = await open({ name: "examples", pool });
    });
    afterAll(() => bench.close());

    const cases = languages.flatMap((language) =>
      language.examples.flatMap((example) =>
        [false, true].map((tty) => ({
          language,
          example,
          tty,
          name: `${language.id} ${example.id}${tty ? " on a terminal" : ""}`,
        })),
      ),
    );

    it.each(cases)("$name does exactly what it says", async ({ language, example, tty }) => {
      const { source, stdin, files = [] } = example;
      const beside = files.map((file) => ({ ...file, encoding: "utf8" as const }));
      const run = await bench.run({ language: language.id, source, files: beside, tty, interactive: false, stdin });
      expect(run).toMatchObject({ result: { outcome: example.outcome ?? "ok" } });
      if (example.errorLine === undefined) expect(run.compiler).toBe("");
      else expect(placeOf(language, example, run)).toMatchObject({ line: example.errorLine });
      // On a terminal a line editor may redraw what was typed; what the program answers is the same.
      const answer = stdin === undefined ? example.output : example.output.slice(example.output.lastIndexOf("Hello"));
      if (tty) expect(run.stdout).toContain(answer);
      else expect(run.stdout).toBe(example.output);
      expect(run.artifacts.map(({ path }) => path)).toEqual(example.artifacts ?? []);
    });
  });
}

/** What the page would mark. */
function placeOf({ id, fileName }: LanguageDefinition, { source, files = [] }: LanguageExample, run: RunOfLanguage) {
  return locateFirstError(id, [{ path: fileName, content: source }, ...files], run.text);
}
