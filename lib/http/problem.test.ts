import { describe, expect, it } from "vitest";
import { type ProblemCode, ProblemError, problemSchema, problems } from "../contracts/errors";
import { internalProblem, isProblemError, problemResponse } from "./problem";

describe("a problem document", () => {
  it.each(Object.keys(problems) as ProblemCode[])("%s has its status and parses", async (code) => {
    const response = problemResponse(new ProblemError(code, "Do this."), "/api/v1/x");
    const document = problemSchema.parse(await response.json());
    expect(response.status).toBe(problems[code].status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(document).toMatchObject({ code, status: response.status, detail: "Do this.", instance: "/api/v1/x" });
  });

  it("says when to try again, in whole seconds and at least one", () => {
    const retryAfter = (code: ProblemCode, seconds?: number) =>
      problemResponse(new ProblemError(code, "", { retryAfter: seconds }), "/").headers.get("retry-after");
    expect(retryAfter("rate_limited", 0.2)).toBe("1");
    expect(retryAfter("rate_limited", 2.1)).toBe("3");
    expect(retryAfter("queue_full")).toBe("2");
    expect(retryAfter("not_found")).toBeNull();
  });

  it("of an unexpected failure keeps the cause to itself", async () => {
    const problem = internalProblem("request-1", new Error("password is hunter2"));
    const text = await problemResponse(problem, "/").text();
    expect(text).not.toMatch(/hunter2|stack|\.ts/);
    expect(text).toContain("request-1");
    expect((problem.cause as Error).message).toBe("password is hunter2");
  });
});

describe("recognizing a problem", () => {
  it("works for another copy of the class", () => {
    const copy = Object.assign(new Error("x"), { name: "ProblemError", code: "not_found", detail: "", extra: {} });
    expect(isProblemError(copy)).toBe(true);
  });

  it("is not deceived by a code that does not exist", () => {
    for (const code of ["nonsense", "toString", undefined, 5]) {
      expect(isProblemError(Object.assign(new Error("x"), { name: "ProblemError", code }))).toBe(false);
    }
    expect(isProblemError(new Error("x"))).toBe(false);
  });
});
