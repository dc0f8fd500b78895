import { expect, it } from "vitest";
import { createTurns } from "./turns";

it("gives an owner and an address no more turns than they may have at one time", () => {
  const turns = createTurns({ perOwner: 1, perAddress: 2 });
  const first = turns.take("ada", "campus");
  expect(first).not.toBeNull();
  expect(turns.take("ada", "elsewhere")).toBeNull();
  expect(turns.take("ben", "campus")).not.toBeNull();
  expect(turns.take("cleo", "campus")).toBeNull();
  first?.();
  // Ending a turn twice gives nobody a second one.
  first?.();
  expect(turns.take("cleo", "campus")).not.toBeNull();
  expect(turns.take("dan", "campus")).toBeNull();
});
