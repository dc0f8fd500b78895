import type { Limits } from "../../contracts/limits";
import type { Quotas, Rule, RuleName, Rules, RuleScope } from "../../contracts/policy";
import { limitName } from "../run/limit-words";

const MIB = 1024 * 1024;

/** A limit as it is edited: in a unit people use. */
export interface RuleWords {
  name: RuleName;
  label: string;
  unit: string;
  /** How many of its own unit one of those is. */
  scale: number;
}

const units: Record<keyof Limits, [string, number]> = {
  wallMs: ["s", 1000],
  cpuMs: ["s", 1000],
  memoryBytes: ["MiB", MIB],
  cpuMillis: ["% of a CPU", 10],
  processes: ["", 1],
  outputBytes: ["KiB", 1024],
  fileBytes: ["MiB", MIB],
  openFiles: ["", 1],
  artifactFiles: ["", 1],
  artifactBytes: ["MiB", MIB],
};

const quotas: Record<keyof Quotas, [string, string, number]> = {
  concurrent: ["Running at one time", "", 1],
  perMinute: ["Started in a minute", "", 1],
  runsPerDay: ["Started in a day", "", 1],
  cpuMsPerDay: ["CPU time in a day", "s", 1000],
};

/** Every limit of an execution. */
export const limitRules: readonly RuleWords[] = (Object.keys(units) as (keyof Limits)[]).map((name) => {
  const [unit, scale] = units[name];
  return { name, label: limitName(name), unit, scale };
});

/** Every quota of a caller. */
export const quotaRules: readonly RuleWords[] = (Object.keys(quotas) as (keyof Quotas)[]).map((name) => {
  const [label, unit, scale] = quotas[name];
  return { name, label, unit, scale };
});

/** What is configured for all; nothing where nothing is. */
export function configuredValue({ configured, perMinute, concurrent }: Rules, name: RuleName): number | undefined {
  if (name === "perMinute") return perMinute;
  if (name === "concurrent") return concurrent;
  return name in configured ? configured[name as keyof Limits] : undefined;
}

/** The rule of exactly this scope. */
export function ruleOf({ rules }: Rules, scope: RuleScope, subject: string, name: RuleName): Rule | undefined {
  return rules.find((rule) => rule.scope === scope && rule.subject === subject && rule.name === name);
}

/** A value in its unit: `256 MiB`, `10 s`, `20`. */
export function shownValue({ unit, scale }: RuleWords, value: number): string {
  return `${new Intl.NumberFormat("en-US", { maximumFractionDigits: 3 }).format(value / scale)} ${unit}`.trim();
}
