import { describe, expect, it } from "vitest";
import { sizeAt } from "./pool-sizes";

const window = (language: string, count: number, from: number, to: number) => {
  return { id: "", by: "", language, count, start: new Date(from), end: new Date(to) };
};
const HOUR = 3_600_000;
const windows = [
  window("python", 99, HOUR, 2 * HOUR),
  window("python", 10, 1.5 * HOUR, 3 * HOUR),
  window("c", 5, 0, HOUR),
];

describe("how many sandboxes a server keeps", () => {
  it.each([
    ["before any window", 0, 4],
    ["a minute ahead of one", HOUR - 60_000, 103],
    ["while two overlap", 1.6 * HOUR, 113],
    ["after the first of them", 2 * HOUR, 14],
    ["after all", 3 * HOUR, 4],
  ])("is right %s", (_, now, size) => {
    expect(sizeAt(windows, { language: "python", configured: 4, servers: 1 }, now)).toBe(size);
  });

  it("counts the windows of a size for that size alone", () => {
    const sized = [...windows, { ...window("python", 7, 0, HOUR), size: "large" }];
    const of = { language: "python", configured: 1, servers: 1 };
    expect(sizeAt(sized, { ...of, size: "large" }, 0.5 * HOUR)).toBe(8);
    expect(sizeAt(sized, of, 0.5 * HOUR)).toBe(1);
  });

  it("is its part where there are several servers, rounded up so that none is missing", () => {
    const each = sizeAt(windows, { language: "python", configured: 0, servers: 2 }, 1.1 * HOUR);
    expect(each).toBe(50);
    expect(2 * each).toBeGreaterThanOrEqual(99);
    expect(sizeAt(windows, { language: "python", configured: 1, servers: 0 }, 1.1 * HOUR)).toBe(100);
  });
});
