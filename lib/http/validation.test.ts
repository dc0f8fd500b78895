import { describe, expect, it } from "vitest";
import type { ProblemError } from "../contracts/errors";
import { createExecutionSchema } from "../contracts/executions";
import { parseOrProblem } from "./validation";

function problemOf(value: unknown): ProblemError {
  try {
    parseOrProblem(createExecutionSchema, value, "body");
  } catch (error) {
    return error as ProblemError;
  }
  throw new Error("it was accepted");
}

describe("a body with wrong fields", () => {
  it("says which field is missing and what to send", () => {
    const { detail, extra } = problemOf({ source: "1" });
    expect(extra.errors).toEqual([{ path: "language", message: "This field is missing; send a string." }]);
    expect(detail).toBe("`language` in the body: This field is missing; send a string.");
  });

  it("lists every wrong type with its path", () => {
    const { extra } = problemOf({
      language: 5,
      source: "1",
      limits: { wallMs: "1" },
      files: [{ path: "a", content: 1 }],
    });
    expect(extra.errors?.map((error) => error.path)).toEqual(["language", "files.0.content", "limits.wallMs"]);
  });

  it("names the field a misspelt one was meant to be, at any depth", () => {
    const { extra } = problemOf({
      language: "c",
      sorce: "1",
      limits: { wallms: 1 },
      files: [{ path: "a", content: "", encodng: "utf8" }],
    });
    expect(Object.fromEntries(extra.errors?.map(({ path, message }) => [path, message]) ?? [])).toEqual({
      "files.0.encodng": "There is no such field; did you mean `encoding`?",
      "limits.wallms": "There is no such field; did you mean `wallMs`?",
      sorce: "There is no such field; did you mean `source`?",
    });
  });

  it("lists what is known when nothing is near", () => {
    expect(problemOf({ language: "c", source: "1", zzzzzzzzz: 1 }).extra.errors?.[0]?.message).toMatch(
      /Known here: language, /,
    );
  });

  it.each([null, [], "text", 5])("refuses %j", (value) => {
    expect(problemOf(value).code).toBe("invalid_request");
  });

  it("stays short however much is wrong", () => {
    const body = {
      language: "c",
      ...Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`x${n}`.repeat(50), 1])),
    };
    const { detail, extra } = problemOf(body);
    expect(extra.errors).toHaveLength(20);
    expect(detail.length).toBeLessThan(800);
  });
});
