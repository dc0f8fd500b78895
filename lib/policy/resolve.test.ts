import { expect, it } from "vitest";
import { profiles } from "../config/profiles";
import type { Rule } from "../contracts/policy";
import { resolve } from "./resolve";

const configured = profiles.laptop.limits;
const user = { id: "7d8f1c1e-0000-4000-8000-000000000001", role: "teacher" } as const;
const rule = (scope: Rule["scope"], subject: string, name: Rule["name"], value: number): Rule => {
  return { scope, subject, name, value, changedBy: "ada@example.org", changedAt: "2026-01-01T00:00:00Z" };
};

it("the more special rule counts, whatever the order they were made in", () => {
  const rules = [
    rule("user", user.id, "wallMs", 4000),
    rule("role", "teacher", "wallMs", 3000),
    rule("language", "python", "wallMs", 2000),
    rule("all", "", "wallMs", 1000),
  ];
  const wallMs = (subject: Parameters<typeof resolve>[2]) => resolve(configured, rules, subject).limits.wallMs;
  expect(wallMs({ language: "bash" })).toBe(1000);
  expect(wallMs({ language: "python" })).toBe(2000);
  expect(wallMs({ language: "python", user: { ...user, id: "other" } })).toBe(3000);
  expect(wallMs({ language: "python", user })).toBe(4000);
});

it("those without an account have a role of their own", () => {
  const rules = [rule("role", "anonymous", "runsPerDay", 5)];
  expect(resolve(configured, rules, {}).quotas).toEqual({ runsPerDay: 5 });
  expect(resolve(configured, rules, { user }).quotas).toEqual({});
});

it("no rule goes above what is configured", () => {
  const rules = [rule("all", "", "memoryBytes", configured.memoryBytes * 4)];
  expect(resolve(configured, rules, {}).limits).toEqual(configured);
});
