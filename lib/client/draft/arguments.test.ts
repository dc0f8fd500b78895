import { expect, it } from "vitest";
import { joinArguments, splitArguments } from "./arguments";

it.each([
  ["", []],
  ["  ", []],
  ["one two", ["one", "two"]],
  [`"one two" three`, ["one two", "three"]],
  [`'a "b"' c\\ d`, [`a "b"`, "c d"]],
  [`--name="Ada L" x''y ""`, ["--name=Ada L", "xy", ""]],
  [`"not closed`, ["not closed"]],
])("splits %j like a shell", (line, words) => {
  expect(splitArguments(line)).toEqual(words);
});

it("joins what it splits", () => {
  const args = ["plain", "two words", `a"b\\c`, "", "it's", "$HOME"];
  expect(splitArguments(joinArguments(args))).toEqual(args);
});
