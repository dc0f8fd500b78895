import { describe, expect, it } from "vitest";
import { explainOutput } from "./explain-output";
import { findPlaces, locateFirstError } from "./locate-error";
import real from "./real-output.json";

const locate = (
  language: string,
  text: string,
  files = ["main.py", "main.js", "main.sh", "main.c", "helper.py", "helper.js", "lib.sh", "u.h"],
) =>
  locateFirstError(
    language,
    files.map((path) => ({ path })),
    text,
  );

describe("the place of an error in Python", () => {
  it("is the deepest line of the user's own", () => {
    expect(locate("python", real.pythonTraceback)).toEqual({
      file: "helper.py",
      line: 2,
      message: "ZeroDivisionError: division by zero",
    });
  });

  it("is not in the library that raised it", () => {
    expect(locate("python", real.pythonLibrary)).toMatchObject({
      file: "main.py",
      line: 2,
      message: expect.stringMatching(/^json\.decoder\.JSONDecodeError: Expecting/),
    });
  });

  it("is that of the last exception when one caused another", () => {
    expect(locate("python", real.pythonChained)).toMatchObject({ line: 4, message: "ValueError: bad" });
  });

  it("is where the syntax breaks, with the column when the source is known", () => {
    const files = [{ path: "main.py", content: 'def a():\n    print("x"\na()\n' }];
    expect(locateFirstError("python", files, real.pythonSyntax)).toEqual({
      file: "main.py",
      line: 2,
      column: 10,
      message: "SyntaxError: '(' was never closed",
    });
  });

  it("is found in an exception group", () => {
    expect(locate("python", real.pythonGroup)).toMatchObject({ file: "main.py", line: 2 });
  });
});

describe("the place of an error in JavaScript", () => {
  it("is the first frame of the user's own", () => {
    expect(locate("javascript", real.nodeTraceback)).toEqual({
      file: "helper.js",
      line: 1,
      column: 22,
      message: "TypeError: Cannot read properties of null (reading 'foo')",
    });
  });

  it("is where the syntax breaks", () => {
    expect(locate("javascript", real.nodeSyntax)).toMatchObject({
      file: "main.js",
      line: 1,
      message: "SyntaxError: Unexpected token ';'",
    });
  });

  it("is where a module is asked for that is not there", () => {
    expect(locate("javascript", real.nodeModule)).toMatchObject({
      line: 1,
      column: 1,
      message: "Error: Cannot find module 'express'",
    });
  });

  it("is found when what was thrown is no error", () => {
    expect(locate("javascript", real.nodeThrown)).toEqual({ file: "main.js", line: 1, message: "It ended here." });
  });
});

describe("the place of an error in Bash", () => {
  it("is the first line that failed", () => {
    expect(locate("bash", real.bashErrors)).toEqual({
      file: "main.sh",
      line: 2,
      message: "frobnicate: command not found",
    });
  });

  it("is in the file that was sourced", () => {
    expect(locate("bash", real.bashSourced)).toMatchObject({ file: "lib.sh", line: 1 });
  });
});

describe("the place of an error in C", () => {
  it("is the compiler's first error, not a warning or a note", () => {
    expect(locate("c", real.gccErrors)).toEqual({
      file: "u.h",
      line: 1,
      column: 15,
      message: "‘retrun’ undeclared (first use in this function)",
    });
  });

  it("is what the linker misses", () => {
    expect(locate("c", real.gccLinker)).toMatchObject({
      file: "main.c",
      line: 3,
      message: "undefined reference to `foo'",
    });
  });

  it("is the assertion that failed", () => {
    expect(locate("c", real.assertion)).toMatchObject({
      file: "main.c",
      line: 3,
      message: "Assertion `1 == 2' failed.",
    });
  });

  it("is nowhere when there are only warnings", () => {
    expect(locate("c", real.gccWarning)).toBeUndefined();
  });
});

describe("places", () => {
  it("are all those of the user's files, with where they stand", () => {
    const text = real.pythonTraceback;
    const places = findPlaces("python", [{ path: "main.py" }], text);
    expect(places.map(({ line }) => line)).toEqual([5, 3]);
    expect(text.slice(places[0]?.start, places[0]?.end)).toBe('/work/main.py", line 5');
  });

  it("are not in files the user does not have", () => {
    expect(locate("python", real.pythonTraceback, ["other.py"])).toBeUndefined();
    expect(locate("python", 'File "/etc/main.py", line 1\n', ["main.py"])).toBeUndefined();
  });

  it("are found in a language nobody has described", () => {
    expect(locate("zig", "main.zig:3:5: expected ;\n", ["main.zig"])).toMatchObject({ line: 3, column: 5 });
  });

  it("are looked for in a lot of output before the test's time is over", () => {
    const long = `${'File "x", line 1 at main.js:1:\n'.repeat(20_000)}`;
    for (const language of ["python", "javascript", "bash", "c", "zig", "ruby", "perl", "php"]) {
      expect(() => locate(language, long)).not.toThrow();
    }
  });
});

describe("an explaining line", () => {
  it.each([
    [real.pythonModule, "numpy is not installed here"],
    [real.nodeModule, "express is not installed here"],
    [real.nodeOwnModule, "There is no file ./nope"],
    [real.nodeImport, "nope is not installed here"],
    [real.bashErrors, "There is no program called frobnicate"],
    [real.gccHeader, "There is no header nope.h"],
    [real.nodeNetwork, "no network"],
    [real.pythonNetwork, "no network"],
    [real.pythonSocket, "no network"],
    [real.nodeSocket, "no network"],
    [real.bashNetwork, "no network"],
    [real.cNetwork, "no network"],
  ])("says why", (text, words) => {
    expect(explainOutput(text)).toContain(words);
  });

  it("is absent where nothing needs it", () => {
    for (const text of [real.pythonTraceback, real.gccErrors, real.assertion, "Hello\n"]) {
      expect(explainOutput(text)).toBeUndefined();
    }
  });
});
