import { describe, expect, it } from "vitest";
import { highlight } from "./highlight";

const kinds = (text: string, language: string) =>
  highlight(text, language).flatMap(({ text: part, kind }) => (kind ? [`${kind}:${part}`] : []));

describe("highlight", () => {
  it("finds what most languages share", () => {
    expect(kinds('def f(x):  # why\n    return "a#b" + 0x1f', "python")).toEqual([
      "keyword:def",
      "comment:# why",
      "keyword:return",
      'string:"a#b"',
      "number:0x1f",
    ]);
    expect(kinds("int a = '\\''; // b\n/* c", "c")).toEqual([
      "keyword:int",
      "string:'\\''",
      "comment:// b",
      "comment:/* c",
    ]);
  });

  it("knows the comments of Fortran and Haskell, and words that are names elsewhere", () => {
    expect(kinds('PROGRAM f ! why\nprint *, "a!" // b', "fortran")).toEqual([
      "keyword:PROGRAM",
      "comment:! why",
      "keyword:print",
      'string:"a!"',
    ]);
    expect(kinds("{- a\n-} newtype B = C -- d", "haskell")).toEqual([
      "comment:{- a\n-}",
      "keyword:newtype",
      "comment:-- d",
    ]);
    expect(kinds("program = read", "python")).toEqual([]);
  });

  it.each(["python", "javascript", "c", "lua", "fortran", "haskell", "d", "unknown"])(
    "loses no character in %s",
    (language) => {
      const text = "\"unclosed\n'''x\n`y$(z)\n/* \0 </script><b> é👩‍🚀 # -- //\n\r\n";
      expect(
        highlight(text, language)
          .map((token) => token.text)
          .join(""),
      ).toBe(text);
    },
  );

  it("stays quick on what is made to slow it", () => {
    const text = '"\\'.repeat(40_000);
    const started = performance.now();
    highlight(text, "javascript");
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
