import { expect, it } from "vitest";
import { timeChoices, timeLimit } from "./time-limit";

it("is ten seconds unless said otherwise, and never more than is allowed", () => {
  expect(timeLimit({}, 30_000)).toBe(10_000);
  expect(timeLimit({}, 5_000)).toBe(5_000);
  expect(timeLimit({ timeMs: 30_000 }, 30_000)).toBe(30_000);
  expect(timeLimit({ timeMs: 30_000 }, 5_000)).toBe(5_000);
});

it("can be chosen from what is allowed", () => {
  expect(timeChoices(30_000)).toEqual([1_000, 2_000, 5_000, 10_000, 30_000]);
  expect(timeChoices(7_500)).toEqual([1_000, 2_000, 5_000, 7_500]);
  expect(timeChoices(500)).toEqual([500]);
  expect(timeChoices(3_600_000)).toHaveLength(6);
});
