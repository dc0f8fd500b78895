import type { Rule, Site } from "../contracts/policy";

/** What the policy needs of storage; changes are told to every server. */
export interface PolicyRepository {
  read(): Promise<{ rules: Rule[]; site: Partial<Site> }>;
  /** Null takes the rule away. */
  setRule(rule: Omit<Rule, "value" | "changedAt"> & { changedAt: Date }, value: number | null): Promise<void>;
  setSite(change: Partial<Site>, by: string, at: Date): Promise<void>;
  hasUser(id: string): Promise<boolean>;
}
