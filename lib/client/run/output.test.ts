import { describe, expect, it } from "vitest";
import { OutputBuffer } from "./output-buffer";
import { plainText } from "./plain-text";

describe("kept output", () => {
  it("counts lines and bytes of everything, echo left out", () => {
    const buffer = new OutputBuffer(1000);
    buffer.push({ stream: "stdout", text: "é\n€" });
    buffer.push({ stream: "echo", text: "typed\n" });
    buffer.push({ stream: "stderr", text: "😀" });
    expect([buffer.lines, buffer.bytes]).toEqual([2, 10]);
  });

  it("joins small pieces of one stream and keeps the order of streams", () => {
    const buffer = new OutputBuffer(1000);
    for (const text of ["a", "b"]) buffer.push({ stream: "stdout", text });
    buffer.push({ stream: "stderr", text: "c" });
    expect(buffer.read()).toEqual([
      { stream: "stdout", text: "ab" },
      { stream: "stderr", text: "c" },
    ]);
  });

  it("lets the oldest go beyond its bound and knows how much", () => {
    const buffer = new OutputBuffer(100_000);
    for (let i = 0; i < 100; i++) buffer.push({ stream: "stdout", text: `${"x".repeat(9_999)}\n` });
    const held = buffer.read().reduce((sum, chunk) => sum + chunk.text.length, 0);
    expect(held).toBeLessThanOrEqual(100_000);
    expect(buffer.dropped + held).toBe(1_000_000);
    expect(buffer.lines).toBe(100);
  });
});

describe("plain text", () => {
  it.each([
    ["\x1b[31mred\x1b[0m and \x1b[1;4mmore\x1b[m", "red and more"],
    ["\x1b]0;title\x07after", "after"],
    ["\x1b]8;;https://example.com\x1b\\link\x1b]8;;\x1b\\", "link"],
    ["\x1b]52;c;aGk=\x07x", "x"],
    ["\x1bPq#0\x1b\\x", "x"],
    ["one\r\ntwo\r\r\n", "one\ntwo\n"],
    ["10%\r20%\r100%\n", "100%\n"],
    ["abc\b \b\bX\n", "aX\n"],
    ["bell\x07 nul\x00 del\x7f", "bell nul del"],
    ["\x1b7saved\x1b8\x1b(B\x1bc", "saved"],
    ["tab\tstays\n", "tab\tstays\n"],
  ])("reads %j as %j", (raw, text) => {
    expect(plainText(raw)).toBe(text);
  });

  it("survives sequences that never end", () => {
    expect(plainText("a\x1b[")).toBe("a");
    expect(plainText(`a\x1b]0;${"x".repeat(100_000)}\nb`)).toBe("a\nb");
  });
});
