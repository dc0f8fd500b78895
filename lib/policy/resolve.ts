import type { Limits } from "../contracts/limits";
import { limitsSchema } from "../contracts/limits";
import { type Quotas, quotasSchema, type Rule, type RuleName, type RuleScope } from "../contracts/policy";
import type { Allowance, PolicySubject } from "./service";

/** From the general to the special; the last one that says something counts. */
const order: readonly RuleScope[] = ["all", "language", "role", "user"];

/** What a subject may, by the configured limits and the rules above them. No rule goes above what is configured. */
export function resolve(configured: Limits, rules: readonly Rule[], subject: PolicySubject): Allowance {
  const values = new Map<RuleName, number>();
  for (const scope of order) {
    for (const rule of rules) if (rule.scope === scope && concerns(rule, subject)) values.set(rule.name, rule.value);
  }
  const limits = { ...configured };
  for (const name of Object.keys(limitsSchema.shape) as (keyof Limits)[]) {
    limits[name] = Math.min(configured[name], values.get(name) ?? configured[name]);
  }
  const names = Object.keys(quotasSchema.shape) as (keyof Quotas)[];
  const quotas = Object.fromEntries(names.flatMap((name) => (values.has(name) ? [[name, values.get(name)]] : [])));
  return { limits, quotas };
}

function concerns({ scope, subject }: Rule, { language, user }: PolicySubject): boolean {
  if (scope === "all") return true;
  if (scope === "language") return subject === language;
  return scope === "role" ? subject === (user?.role ?? "anonymous") : subject === user?.id;
}
