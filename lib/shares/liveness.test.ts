import { describe, expect, it } from "vitest";
import { believedMs, Liveness } from "./liveness";

function make(answers: (() => Promise<string | null | undefined>)[]) {
  let now = 0;
  let asked = 0;
  const liveness = new Liveness(
    { executionOf: () => (answers[asked++] ?? answers.at(-1) ?? (() => Promise.resolve(undefined)))() },
    () => now,
  );
  return { liveness, asked: () => asked, pass: (ms: number) => (now += ms) };
}

describe("Liveness", () => {
  it("asks the store once however many watch, and again after five seconds", async () => {
    const { liveness, asked, pass } = make([async () => "one"]);
    await Promise.all(Array.from({ length: 100 }, () => liveness.executionOf("s")));
    expect(asked()).toBe(1);
    pass(believedMs - 1);
    await liveness.executionOf("s");
    expect(asked()).toBe(1);
    pass(1);
    expect(await liveness.executionOf("s")).toBe("one");
    expect(asked()).toBe(2);
  });

  it("learns of a share that another process revoked", async () => {
    const { liveness, pass } = make([async () => "one", async () => undefined]);
    expect(await liveness.executionOf("s")).toBe("one");
    pass(believedMs);
    expect(await liveness.executionOf("s")).toBeUndefined();
  });

  it("ends readers here at once and believes nothing of before", async () => {
    const { liveness } = make([async () => "one", async () => undefined]);
    await liveness.executionOf("s");
    const ended = liveness.ended("s");
    liveness.end("s");
    expect(ended.aborted).toBe(true);
    expect(await liveness.executionOf("s")).toBeUndefined();
  });

  it("keeps the last answer while the store does not answer, and remembers no failure", async () => {
    const fails = () => Promise.reject(new Error("no database"));
    const { liveness, pass } = make([async () => "one", fails]);
    await liveness.executionOf("s");
    pass(believedMs);
    expect(await liveness.executionOf("s")).toBe("one");
    const other = make([fails, async () => "two"]);
    await expect(other.liveness.executionOf("s")).rejects.toThrow("no database");
    expect(await other.liveness.executionOf("s")).toBe("two");
  });
});
