import { expect, it } from "vitest";
import { firstOfEach } from "./page-query";

it("takes the first of what an address says twice", async () => {
  const query = Promise.resolve({ text: ["a", "b"], role: "admin", none: undefined, empty: [] });
  expect(await firstOfEach(query)).toEqual({ text: "a", role: "admin", none: undefined, empty: undefined });
});
