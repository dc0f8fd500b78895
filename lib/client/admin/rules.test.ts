import { expect, it } from "vitest";
import { limitsSchema } from "../../contracts/limits";
import { quotasSchema } from "../../contracts/policy";
import { limitRules, quotaRules, shownValue } from "./rules";

it("every limit and quota can be edited", () => {
  expect(limitRules.map(({ name }) => name)).toEqual(Object.keys(limitsSchema.shape));
  expect(quotaRules.map(({ name }) => name).sort()).toEqual(Object.keys(quotasSchema.shape).sort());
});

it.each([
  ["wallMs", 1500, "1.5 s"],
  ["memoryBytes", 256 * 1024 * 1024, "256 MiB"],
  ["cpuMillis", 500, "50 % of a CPU"],
  ["processes", 1024, "1,024"],
])("%s of %d is shown as %s", (name, value, words) => {
  const rule = limitRules.find((each) => each.name === name);
  expect(rule && shownValue(rule, value)).toBe(words);
});
