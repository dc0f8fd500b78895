import { expect, it } from "vitest";
import { durationTicks } from "./chart-style";

it.each([
  [[512], [500, 1_000]],
  [[1], [1, 2]],
  [
    [8, 1_024],
    [5, 20, 100, 500, 2_000],
  ],
  [
    [512, 1_024],
    [500, 1_000, 2_000],
  ],
  [[1_048_576], [500_000, 1_048_576]],
])("ticks around %j", (values, ticks) => {
  expect(durationTicks(values)).toEqual(ticks);
});
