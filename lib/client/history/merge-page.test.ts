import { expect, it } from "vitest";
import { executionExample } from "../../contracts/examples";
import { executionSchema } from "../../contracts/executions";
import { mergePage } from "./merge-page";

const run = (second: number, status = "completed") =>
  executionSchema.parse({
    ...executionExample,
    artifacts: [],
    status,
    id: `00000000-0000-4000-8000-${String(second).padStart(12, "0")}`,
    createdAt: new Date(second * 1000).toISOString(),
  });

const page = (seconds: number[], nextCursor?: string) => ({ items: seconds.map((second) => run(second)), nextCursor });
const seconds = ({ items }: { items: { createdAt: string }[] }) =>
  items.map((item) => Date.parse(item.createdAt) / 1000);

it("puts what is new before what is known and keeps how far one has read", () => {
  const merged = mergePage(page([5, 4, 3, 2, 1], "old"), page([6, 5, 4], "new"));
  expect(seconds(merged)).toEqual([6, 5, 4, 3, 2, 1]);
  expect(merged.nextCursor).toBe("old");
});

it("drops what was deleted", () => {
  expect(seconds(mergePage(page([5, 4, 3, 2, 1], "old"), page([5, 3, 2], "new")))).toEqual([5, 3, 2, 1]);
});

it("begins anew where something would be missing between", () => {
  expect(mergePage(page([2, 1], "old"), page([9, 8], "new"))).toEqual(page([9, 8], "new"));
});

it("is the page where that is all there is", () => {
  expect(seconds(mergePage(page([2, 1]), page([1])))).toEqual([1]);
});
