import { expect, it } from "vitest";
import { shareIdSchema } from "../contracts/shares";
import { newShareId } from "./identifier";

it("an id cannot be guessed: 22 letters and digits, each of 62 as likely, none like another", () => {
  const ids = Array.from({ length: 2_000 }, newShareId);
  for (const id of ids) expect(shareIdSchema.safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  const counts = new Map<string, number>();
  for (const letter of ids.join("")) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const mean = (ids.length * 22) / 62;
  expect(counts.size).toBe(62);
  // Seven standard deviations: chance does not reach it, a biased draw does.
  for (const count of counts.values()) expect(Math.abs(count - mean)).toBeLessThan(7 * Math.sqrt(mean));
});
