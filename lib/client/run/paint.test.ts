import { describe, expect, it } from "vitest";
import { Painter } from "./paint";

const red = "38;5;209";
const make = () => new Painter({ stdout: "", stderr: red, compiler: "", echo: "" });

describe("painting streams onto one screen", () => {
  it("gives a stream its colour and takes it back", () => {
    const painter = make();
    expect(painter.paint({ stream: "stderr", text: "bad" })).toBe(`\x1b[0m\x1b[${red}mbad`);
    expect(painter.paint({ stream: "stderr", text: "der" })).toBe("der");
    expect(painter.paint({ stream: "stdout", text: "good" })).toBe("\x1b[0mgood");
  });

  it("keeps what a program switched on, in its own stream only", () => {
    const painter = make();
    painter.paint({ stream: "stdout", text: "\x1b[1mbold\x1b[32m" });
    expect(painter.paint({ stream: "stderr", text: "x" })).toBe(`\x1b[0m\x1b[${red}mx`);
    expect(painter.paint({ stream: "stdout", text: "y" })).toBe("\x1b[0m\x1b[1m\x1b[32my");
  });

  it("returns to the stream's colour after a program's reset", () => {
    const painter = make();
    painter.paint({ stream: "stderr", text: "" });
    expect(painter.paint({ stream: "stderr", text: "\x1b[0m." })).toBe(`\x1b[0m\x1b[${red}m.`);
    expect(painter.paint({ stream: "stderr", text: "\x1b[0;1m." })).toBe(`\x1b[0m\x1b[${red}m\x1b[1m.`);
    expect(painter.paint({ stream: "stderr", text: "\x1b[39m." })).toBe(`\x1b[39m\x1b[${red}m.`);
  });

  it("does not remember without end", () => {
    const painter = make();
    for (let i = 0; i < 1000; i++) painter.paint({ stream: "stdout", text: "\x1b[31m" });
    painter.paint({ stream: "stderr", text: "x" });
    expect(painter.paint({ stream: "stdout", text: "y" }).length).toBeLessThan(600);
  });
});
