import { expect, it } from "vitest";
import { typescript } from "../languages/typescript/language";
import { readProblems } from "./read-problems";

const read = (output: string, files = ["main.ts", "lib/a (1).ts"]) =>
  readProblems(output, typescript.checker?.pattern ?? /^$/, files);

it("what tsc printed is read with places and codes, and all of a message is kept", () => {
  const output = [
    "main.ts(2,7): error TS2322: Type 'A' is not assignable to type 'B'.",
    "  Types of property 'x' are incompatible.",
    "    Type 'string' is not assignable to type 'number'.",
    "lib/a (1).ts(10,1): error TS1005: ';' expected.",
    "",
  ].join("\n");
  expect(read(output)).toEqual([
    {
      file: "main.ts",
      line: 2,
      column: 7,
      severity: "error",
      code: "TS2322",
      message:
        "Type 'A' is not assignable to type 'B'.\n  Types of property 'x' are incompatible.\n    Type 'string' is not assignable to type 'number'.",
    },
    { file: "lib/a (1).ts", line: 10, column: 1, severity: "error", code: "TS1005", message: "';' expected." },
  ]);
});

it("words about anything else than the program's files are no problems of it", () => {
  expect(read("error TS5023: Unknown compiler option.\n../podium/x.d.ts(1,1): error TS1: No.\n  More.\n")).toEqual([]);
});
