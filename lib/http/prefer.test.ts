import { expect, it } from "vitest";
import { preferredWait } from "./prefer";

it.each([
  ["wait=10", 10],
  ["wait = 5", 5],
  ['wait="7"', 7],
  ["respond-async, wait=3", 3],
  ["return=minimal, wait=3; x=y", 3],
  ["WAIT=2", 2],
  ["wait=0", 0],
  ["wait=600", 60],
  ["wait=99999999999", undefined],
  ["wait=-1", undefined],
  ["wait=1.5", undefined],
  ["wait", undefined],
  ["await=5", undefined],
  ["", undefined],
  [undefined, undefined],
])("%j waits %j", (header, seconds) => {
  expect(preferredWait(header)).toBe(seconds);
});
