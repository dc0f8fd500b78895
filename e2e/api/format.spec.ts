import { describe, expect, it } from "vitest";
import { formattedSchema } from "../../lib/contracts/formatting";
import { anonymous, expectStatus, problemOf } from "./server";

const format = (body: Record<string, unknown>) => anonymous().post("/api/v1/format", body);

describe("laying out source code", () => {
  it("answers with the same program, laid out", async () => {
    const response = await expectStatus(await format({ language: "sh", source: "if true;then\necho yes;fi" }), 200);
    expect(formattedSchema.parse(response)).toEqual({
      source: "if true; then\n  echo yes\nfi\n",
      formatter: "shfmt",
    });
  });

  it("gives back what cannot be read, with the formatter's complaint", async () => {
    const source = "if true; then";
    const answer = formattedSchema.parse(await expectStatus(await format({ language: "bash", source }), 200));
    expect(answer).toMatchObject({ source, complaint: expect.stringMatching(/\d+:\d+/) });
  });

  it.each([
    [{ language: "d", source: "x" }, "formatter_missing"],
    [{ language: "cobol", source: "x" }, "unknown_language"],
    [{ language: "bash", source: "" }, "invalid_request"],
    [{ language: "bash", source: "x", file: "/etc/passwd" }, "invalid_request"],
  ])("refuses %j", async (body, code) => {
    expect((await problemOf(format(body))).code).toBe(code);
  });
});
