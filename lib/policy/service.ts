import type { SignedIn } from "../auth/identity";
import type { Role } from "../contracts/accounts";
import type { Limits } from "../contracts/limits";
import type { Quotas, Rules, SetRule, Site } from "../contracts/policy";

/** For whom something is decided. */
export interface PolicySubject {
  /** Language id; absent: whatever the language. */
  language?: string;
  user?: { id: string; role: Role };
}

/** What somebody may do now. */
export interface Allowance {
  limits: Limits;
  /** Absent ones are not bounded; `perMinute` absent: as configured. */
  quotas: Partial<Quotas>;
}

/** Limits and choices of administrators, in force from the moment they are stored. */
export interface PolicyService {
  /**
   * Lets people with an account use what costs the server something, and others where administrators allow it.
   * @throws ProblemError unauthenticated
   */
  admit(user: PolicySubject["user"]): void;
  allowance(subject: PolicySubject): Allowance;
  site(): Site;
  rules(): Rules;
  /** @throws ProblemError invalid_request for a value that cannot be, or a subject that is not there */
  setRule(by: SignedIn, rule: SetRule): Promise<void>;
  setSite(by: SignedIn, change: Partial<Site>): Promise<void>;
}
