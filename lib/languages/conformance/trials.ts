import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locateFirstError } from "../../client/run/locate-error";
import type { LanguageBench, LanguageTarget, RunOfLanguage } from "../testing";
import { type LanguageTrial, NON_ASCII, trials } from "./programs";

/** What the product asks for: five seconds, for the compiler and for the program. */
const LIMIT_MS = 5_000;
/** And for what they leave to be gone, in milliseconds. */
const GONE_MS = 3_000;

/** Declares what is asked of every language besides its examples. */
export function describeTrials({ languages, open }: LanguageTarget): void {
  let bench: LanguageBench;
  beforeAll(async () => {
    // No pool: after a run nothing of any sandbox may be left.
    bench = await open({ name: "trials", pool: 0 });
  });
  afterAll(() => bench.close());

  const cases = languages.map((language) => ({ language, id: language.id, trial: trialOf(language.id) }));
  const run = (id: string, source: string) => bench.run({ language: id, source });
  const nothingIsLeft = () => expect.poll(() => bench.leftovers(), { timeout: GONE_MS }).toEqual([]);

  describe.each(cases)("$id", ({ language: { id, fileName }, trial }) => {
    const placeOf = ({ text }: RunOfLanguage, source: string) =>
      locateFirstError(id, [{ path: fileName, content: source }], text);

    it("keeps characters beyond ASCII, in the source and in what it prints", async () => {
      const { stdout, stderr, compiler } = await run(id, trial.nonAscii);
      expect({ stdout, stderr, compiler }).toEqual({ stdout: `${NON_ASCII}\n`, stderr: "", compiler: "" });
    });

    it("tells the exit code", async () => {
      expect((await run(id, trial.exitCode)).result).toMatchObject({ outcome: "nonzero_exit", exitCode: 3 });
    });

    it("marks the line that failed", async () => {
      const { source, line, signal } = trial.runtimeError;
      const failed = await run(id, source);
      expect(failed.result.outcome, failed.text).toBe(signal ? "signal" : "nonzero_exit");
      // Where a language names no line there is none to mark.
      expect(placeOf(failed, source)?.line ?? 0, failed.text).toBe(line);
    });

    it("marks the line that cannot be compiled or read", async () => {
      const { source, line } = trial.compileError;
      const failed = await run(id, source);
      const compiled = bench.languages.list().find((each) => each.id === id)?.compiled;
      expect(failed.result.outcome, failed.text).toBe(compiled ? "compile_error" : "nonzero_exit");
      expect(placeOf(failed, source)?.line, failed.text).toBe(line);
    });
  });

  describe("after five seconds", () => {
    it.concurrent.each(cases)("a program in $id is over", { timeout: 90_000 }, async ({ id, trial }) => {
      const limits = { wallMs: LIMIT_MS };
      const { result } = await bench.run({ language: id, source: trial.endless, limits });
      expect(result).toMatchObject({ outcome: "timeout", limit: "wallMs" });
      expect(result.usage?.wallMs).toBeGreaterThanOrEqual(LIMIT_MS);
    });

    it("nothing of those programs is left", nothingIsLeft);

    const bombs = cases.filter(({ trial }) => trial.compileBomb);
    it("there is a compiler to stop for each language that has one", () => {
      // Types are taken out of TypeScript in one pass, which nothing can keep busy.
      const compiled = languages.filter(
        ({ id, ...each }) => each.compile || (each.compilesItself && id !== "typescript"),
      );
      expect(bombs.map(({ id }) => id)).toEqual(compiled.map(({ id }) => id));
    });

    it.concurrent.each(bombs)("the compiler of $id is over", { timeout: 90_000 }, async ({ id, trial }) => {
      const { compileLimits } = bench;
      const change = { compileLimits: { ...compileLimits, wallMs: LIMIT_MS, cpuMs: 60_000, memoryBytes: 2 ** 31 } };
      // Where one process compiles and runs, its limits are those of the run.
      const limits = { wallMs: LIMIT_MS };
      const { result } = await bench.run({ language: id, source: trial.compileBomb ?? "", limits }, change);
      expect(result).toMatchObject({ outcome: "compile_error", limit: "wallMs" });
    });

    it("nothing of those compilers is left", nothingIsLeft);
  });
}

function trialOf(id: string): LanguageTrial {
  const trial = trials[id];
  if (!trial) throw new Error(`There is no trial of ${id}.`);
  return trial;
}
