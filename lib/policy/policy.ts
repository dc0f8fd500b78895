import type { AuditLog } from "../audit/service";
import type { SignedIn } from "../auth/identity";
import type { Config } from "../config/config";
import { ProblemError } from "../contracts/errors";
import { limitsSchema } from "../contracts/limits";
import { type Rule, type RuleName, ruleRange, type SetRule, type Site } from "../contracts/policy";
import { resolve } from "./resolve";
import type { PolicyRepository } from "./repository";
import type { PolicyService, PolicySubject } from "./service";

/** What the policy is made of. */
export interface PolicyParts {
  repository: PolicyRepository;
  config: Pick<Config, "limits" | "rate" | "maxRunningPerOwner">;
  audit: AuditLog;
  languages: readonly string[];
  clock: () => number;
}

const defaults: Site = { signUp: true, anonymous: true, domains: [] };

/** Rules in memory, so that deciding costs no round trip; {@link Policy.load} reads them again. */
export class Policy implements PolicyService {
  private stored: readonly Rule[] = [];
  private chosen: Site = defaults;

  constructor(private readonly parts: PolicyParts) {}

  async load(): Promise<void> {
    const { rules, site } = await this.parts.repository.read();
    this.stored = rules;
    this.chosen = { ...defaults, ...site };
  }

  admit(user: PolicySubject["user"]): void {
    if (user || this.chosen.anonymous) return;
    throw new ProblemError("unauthenticated", "This needs an account here. Sign in at /login.");
  }

  allowance(subject: PolicySubject) {
    return resolve(this.parts.config.limits, this.stored, subject);
  }

  site() {
    return this.chosen;
  }

  rules() {
    const { limits, rate, maxRunningPerOwner } = this.parts.config;
    return {
      configured: limits,
      perMinute: rate.owner.perMinute,
      concurrent: maxRunningPerOwner,
      rules: [...this.stored],
      site: this.chosen,
    };
  }

  async setRule(by: SignedIn, { scope, subject, name, value }: SetRule): Promise<void> {
    await this.check({ scope, subject, name, value });
    const before = this.stored.find((rule) => rule.scope === scope && rule.subject === subject && rule.name === name);
    await this.parts.repository.setRule(
      { scope, subject, name, changedBy: by.email, changedAt: new Date(this.parts.clock()) },
      value,
    );
    await this.load();
    const target = `${name} of ${scope === "all" ? "all" : `${scope} ${subject}`}`;
    const detail = { from: before?.value ?? null, to: value };
    await this.parts.audit.write({ actor: by.email, action: "limit.changed", target, detail });
  }

  async setSite(by: SignedIn, change: Partial<Site>): Promise<void> {
    await this.parts.repository.setSite(change, by.email, new Date(this.parts.clock()));
    await this.load();
    for (const [name, value] of Object.entries(change)) {
      await this.parts.audit.write({
        actor: by.email,
        action: "site.changed",
        target: name,
        detail: { to: String(value) },
      });
    }
  }

  private async check({ scope, subject, name, value }: SetRule): Promise<void> {
    const known: Record<SetRule["scope"], () => boolean | Promise<boolean>> = {
      all: () => subject === "",
      language: () => this.parts.languages.includes(subject),
      role: () => ["user", "teacher", "admin", "anonymous"].includes(subject),
      user: () => this.parts.repository.hasUser(subject),
    };
    if (!(await known[scope]())) throw invalid("subject", `There is no ${scope} "${subject}".`);
    if (value === null) return;
    const { min } = ruleRange(name);
    const max = this.highest(name);
    if (value < min || value > max) throw invalid("value", `It must be from ${min} to ${max}.`);
  }

  private highest(name: RuleName): number {
    if (name === "concurrent") return this.parts.config.maxRunningPerOwner;
    return name in limitsSchema.shape
      ? this.parts.config.limits[name as keyof typeof limitsSchema.shape]
      : ruleRange(name).max;
  }
}

function invalid(path: string, message: string): ProblemError {
  return new ProblemError("invalid_request", message, { errors: [{ path, message }] });
}
