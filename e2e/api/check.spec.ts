import { describe, expect, it } from "vitest";
import { checkedSchema } from "../../lib/contracts/checking";
import { anonymous, expectStatus, problemOf } from "./server";

const check = (body: Record<string, unknown>) => anonymous().post("/api/v1/check", body);

describe("checking a program", () => {
  it("answers with the places and the compiler's words, and runs nothing", async () => {
    const source = 'const n: number = "six";\nthrow new Error(String(n));\n';
    const answer = checkedSchema.parse(await expectStatus(await check({ language: "ts", source }), 200));
    expect(answer).toEqual({
      checker: "tsc",
      problems: [
        {
          file: "main.ts",
          line: 1,
          column: 7,
          severity: "error",
          code: "TS2322",
          message: "Type 'string' is not assignable to type 'number'.",
        },
      ],
    });
  });

  it.each([
    [{ language: "python", source: "x" }, "checker_missing"],
    [{ language: "cobol", source: "x" }, "unknown_language"],
    [{ language: "ts" }, "invalid_request"],
    [{ language: "ts", source: "x", args: ["--version"] }, "invalid_request"],
    [{ language: "ts", source: "x", files: [{ path: "../a.ts", content: "" }] }, "invalid_file"],
  ])("refuses %j", async (body, code) => {
    expect((await problemOf(check(body))).code).toBe(code);
  });
});
