import { expect, it } from "vitest";
import { apiFilter, readFilter, withFilter } from "./filter";

const read = (query: string) => readFilter(new URLSearchParams(query));

it("reads what it wrote", () => {
  const filter = { text: "prime", language: "python", outcome: "timeout", time: "week" } as const;
  expect(readFilter(withFilter(new URLSearchParams("run=1"), filter))).toEqual(filter);
  expect(withFilter(new URLSearchParams("run=1&text=a"), {}).toString()).toBe("run=1");
});

it.each(["outcome=nice", "time=toString", "since=2026-13-45&time=between", "text=%20", "until=2026-01-01"])(
  "leaves %s out",
  (query) => expect(read(query)).toEqual(query.includes("between") ? { time: "between" } : {}),
);

it("counts the last day whole", () => {
  const { from, to } = apiFilter(read("time=between&since=2026-11-01&until=2026-11-02"), 0);
  expect(Date.parse(to ?? "") - Date.parse(from ?? "")).toBe(2 * 86_400_000);
});

it("counts a span back from now", () => {
  expect(apiFilter({ time: "hour" }, 7_200_000)).toEqual({ from: "1970-01-01T01:00:00.000Z" });
});
