import { expect, it } from "vitest";
import type { PoolWindow } from "../../contracts/pools";
import { freeIn } from "./free";

const hour = (at: number) => new Date(Date.UTC(2026, 10, 30, at)).toISOString();
const window = (language: string, count: number, from: number, to: number): PoolWindow => {
  return { id: `${from}`, language, count, start: hour(from), end: hour(to), by: "ada@example.org" };
};
const windows = [window("python", 10, 8, 10), window("python", 20, 9, 11), window("c", 40, 8, 12)];
const free = (language: string, from: number, to: number) =>
  freeIn(windows, 40, { language, start: Date.parse(hour(from)), end: Date.parse(hour(to)) });

it.each([
  ["before and after others", "python", 6, 8, 40],
  ["where one is", "python", 8, 9, 30],
  ["where they overlap, however short", "python", 8, 12, 10],
  ["in the second alone", "python", 10, 11, 20],
  ["at its very end", "python", 11, 12, 40],
  ["of a language that is all taken", "c", 9, 10, 0],
  ["of another language", "go", 8, 12, 40],
])("counts what is free %s", (_, language, from, to, count) => {
  expect(free(language, from, to)).toBe(count);
});
