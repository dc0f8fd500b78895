import { describe, expect, it } from "vitest";
import { problemDocument } from "../http/problem";
import { ProblemError } from "../contracts/errors";
import { ClientError, refusal, unreadable } from "./problem";
import { isRefusal, toProblem } from "./run/problems";

describe("an answer that is no success", () => {
  it("is told in the server's words", () => {
    const error = refusal(problemDocument(new ProblemError("queue_full", "Too many wait.")), 503);
    expect(error.message).toBe("Too many wait.");
    expect([isRefusal(error), toProblem(error).code]).toEqual([true, "queue_full"]);
  });

  it("of something else than Podium, as a proxy's page, is told with its status", () => {
    const error = refusal("<html>Bad gateway", 502);
    expect(error.message).toContain("502");
    // Nobody said no: trying again may help.
    expect(isRefusal(error)).toBe(false);
    expect(toProblem(error)).toMatchObject({ title: "Podium does not answer", detail: error.message });
  });

  it("that a page of yesterday cannot read asks for a reload", () => {
    const error = unreadable(new Error("at `limits`"));
    expect(error).toBeInstanceOf(ClientError);
    expect(error.message).toMatch(/Reload the page/);
    expect(error.cause).toMatchObject({ message: "at `limits`" });
  });

  it("for no known reason is told without the inside", () => {
    expect(toProblem(new TypeError("x is undefined")).detail).not.toContain("undefined");
  });
});
