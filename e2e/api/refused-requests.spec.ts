import { describe, expect, it } from "vitest";
import { anonymous, problemOf } from "./server";

const program = { language: "python", source: "print(1)" };

describe("a request that cannot be run is answered with a problem that says what to do", () => {
  it.each([
    ["an unknown language", { ...program, language: "cobol" }, "unknown_language"],
    ["an unknown version", { ...program, version: "99" }, "unknown_language"],
    ["an empty source", { ...program, source: "" }, "invalid_request"],
    ["no source at all", { language: "python" }, "invalid_request"],
    ["a number for a language", { ...program, language: 5 }, "invalid_request"],
    ["a list for a body", [program], "invalid_request"],
    ["a misspelt field", { ...program, stdn: "x" }, "invalid_request"],
    ["a limit above what is configured", { ...program, limits: { memoryBytes: 2 ** 39 } }, "limit_too_high"],
    ["a negative limit", { ...program, limits: { wallMs: -1 } }, "invalid_request"],
    ["a limit of nothing", { ...program, limits: { wallMs: 0 } }, "invalid_request"],
    ["a limit as text", { ...program, limits: { wallMs: "1000" } }, "invalid_request"],
    ["a limit that is no number", { ...program, limits: { wallMs: Number.NaN } }, "invalid_request"],
    ["a limit with a fraction", { ...program, limits: { wallMs: 1000.5 } }, "invalid_request"],
    ["a limit beyond all numbers", { ...program, limits: { wallMs: 1e308 } }, "invalid_request"],
    ["an unknown limit", { ...program, limits: { memory: 1 } }, "invalid_request"],
    [
      "a file outside the work folder",
      { language: "python", files: [{ path: "../x.py", content: "" }] },
      "invalid_file",
    ],
    [
      "a file with an absolute name",
      { language: "python", files: [{ path: "/etc/x.py", content: "" }] },
      "invalid_file",
    ],
    ["input that is not base64", { ...program, stdin: "***", stdinEncoding: "base64" }, "invalid_request"],
    ["an environment with a strange name", { ...program, env: { "A=B": "1" } }, "invalid_request"],
  ])("%s", async (_, body, code) => {
    const problem = await problemOf(anonymous().create(body as Record<string, unknown>));
    expect(problem.code).toBe(code);
    expect(problem.detail.length).toBeGreaterThan(10);
    if (code === "invalid_request") expect(problem.errors?.length).toBeGreaterThan(0);
  });

  it("a misspelt field, with the field it was meant to be", async () => {
    const problem = await problemOf(anonymous().create({ language: "python", sorce: "1" }));
    expect(problem.errors).toContainEqual({ path: "sorce", message: "There is no such field; did you mean `source`?" });
  });

  it("malformed JSON, with the place", async () => {
    const response = anonymous().request("/api/v1/executions", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"language": "python",\n "source": }',
    });
    expect(await problemOf(response)).toMatchObject({
      code: "malformed_json",
      detail: expect.stringContaining("line 2, column 12"),
    });
  });

  it("another media type", async () => {
    const response = anonymous().request("/api/v1/executions", { method: "POST", body: "language=python" });
    expect(await problemOf(response)).toMatchObject({ code: "unsupported_media_type" });
  });

  it("an idempotency key of a kilometre", async () => {
    const response = anonymous().create(program, { "idempotency-key": "x".repeat(300) });
    expect(await problemOf(response)).toMatchObject({ code: "invalid_request" });
  });
});
