import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { OutputMerger, type OutputType } from "./output-merger";

describe("OutputMerger", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const setUp = () => {
    const emitted: [OutputType, string][] = [];
    const merger = new OutputMerger(
      (type, data) => emitted.push([type, data.toString("latin1")]),
      () => Date.now(),
    );
    return { emitted, merger };
  };
  const latin1 = (text: string) => Buffer.from(text, "latin1");

  it("sends the first chunk at once and merges what follows within 5 ms", () => {
    const { emitted, merger } = setUp();
    merger.push("stdout", latin1("a"));
    expect(emitted).toEqual([["stdout", "a"]]);
    merger.push("stdout", latin1("b"));
    merger.push("stdout", latin1("c"));
    expect(emitted).toHaveLength(1);
    vi.advanceTimersByTime(5);
    expect(emitted).toEqual([
      ["stdout", "a"],
      ["stdout", "bc"],
    ]);
  });

  it("does not wait once 16 KiB are there", () => {
    const { emitted, merger } = setUp();
    merger.push("stdout", latin1("a"));
    merger.push("stdout", Buffer.alloc(16 * 1024, "x"));
    expect(emitted).toHaveLength(2);
  });

  it("keeps the order of arrival over both streams", () => {
    const { emitted, merger } = setUp();
    merger.push("stdout", latin1("1"));
    merger.push("stdout", latin1("2"));
    merger.push("stderr", latin1("3"));
    merger.push("stdout", latin1("4"));
    merger.end();
    expect(emitted.map(([, text]) => text).join("")).toBe("1234");
    expect(emitted.map(([type]) => type)).toEqual(["stdout", "stdout", "stderr", "stdout"]);
  });

  it("makes one character of one that was split over two writes", () => {
    const { emitted, merger } = setUp();
    const euro = Buffer.from("€");
    merger.push("stdout", euro.subarray(0, 1));
    merger.push("stderr", latin1("!"));
    merger.push("stdout", euro.subarray(1));
    merger.end();
    expect(emitted).toEqual([
      ["stderr", "!"],
      ["stdout", euro.toString("latin1")],
    ]);
  });

  it("gives out an unfinished character at the end as the bytes it is", () => {
    const { emitted, merger } = setUp();
    merger.push("stdout", Buffer.from([0x41, 0xe2, 0x82]));
    merger.end();
    expect(emitted.map(([, text]) => text).join("")).toBe("A\u00e2\u0082");
  });
});
