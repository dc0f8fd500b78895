import { expect, it } from "vitest";
import { matchCommand } from "./match-command";

it("has what was typed in the title before what has its words, and that before what has them elsewhere", () => {
  const scores = [
    matchCommand("ask for", ["Ask for a name"]),
    matchCommand("ask for", ["Python: Ask for a name"]),
    matchCommand("name ask", ["Python: Ask for a name"]),
    matchCommand("stdin ask", ["Python: Ask for a name", "stdin"]),
  ];
  expect(scores).toEqual([1, 0.8, 0.6, 0.4]);
});

it("takes one of the further words, alone and whole, for the title", () => {
  const words = ["Switch to TypeScript", "TypeScript", "ts"];
  expect(["typescript", "TS", "t", "script"].map((typed) => matchCommand(typed, words))).toEqual([1, 1, 0.8, 0.8]);
});

it("finds nothing where a word is missing, however its letters are strewn", () => {
  expect(matchCommand("ask for", ["Packages and formatter of this language", "modules", "pip"])).toBe(0);
  expect(matchCommand("anything")).toBe(0);
});

it("keeps everything while nothing is typed", () => {
  expect(matchCommand("", ["Run"])).toBe(1);
});
