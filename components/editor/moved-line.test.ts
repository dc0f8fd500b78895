import { expect, it } from "vitest";
import { movedLine } from "./moved-line";

it.each([
  ["nothing changes", "a\nb\nc", "a\nb\nc", 2, 2],
  ["a line is put in above", "a\nb\nc", "a\nnew\nb\nc", 2, 3],
  ["a line is taken away above", "a\nb\nc", "b\nc", 3, 2],
  ["something changes below", "a\nb\nc", "a\nb\nC", 2, 2],
  ["the line changes", "a\nb\nc", "a\nB\nc", 2, undefined],
  ["the line is taken away", "a\nb\nc", "a\nc", 2, undefined],
  ["everything is replaced", "a\nb\nc", "x", 2, undefined],
  ["the line is the only one", "a", "ab", 1, undefined],
])("when %s", (_, before, after, line, expected) => expect(movedLine(before, after, line)).toBe(expected));
