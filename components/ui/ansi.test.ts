import { describe, expect, it } from "vitest";
import { styledText } from "./ansi";

const plain = (raw: string) =>
  styledText(raw)
    .map(({ text }) => text)
    .join("");

describe("styledText", () => {
  it("tells colours and attributes apart", () => {
    expect(styledText("a\u001b[31mb\u001b[1mc\u001b[0md\u001b[92me\u001b[39mf")).toEqual([
      { text: "a", styles: [] },
      { text: "b", styles: ["red"] },
      { text: "c", styles: ["red", "bold"] },
      { text: "d", styles: [] },
      { text: "e", styles: ["green"] },
      { text: "f", styles: [] },
    ]);
  });

  it("does not take the figures of larger palettes for colours of its own", () => {
    expect(styledText("\u001b[38;5;31mx\u001b[38;2;31;32;33my")).toEqual([
      { text: "x", styles: [] },
      { text: "y", styles: [] },
    ]);
  });

  it("leaves out what a terminal would act on", () => {
    expect(plain("\u001b]0;title\u0007a\u001b[2J\u001b[1;1Hb\u001b]8;;javascript:x\u001b\\c\u0007\0")).toBe("abc");
  });

  it("shows the last version of a line that was written over", () => {
    expect(plain("10%\r50%\r100%\nnext\r\n")).toBe("100%\nnext\n");
  });
});
