import type { Limits } from "../contracts/limits";
import type { PolicyService } from "./service";

/** The configured limits for everybody, without rules. */
export function openPolicy(limits: Limits): Pick<PolicyService, "allowance" | "site"> {
  return {
    allowance: () => ({ limits, quotas: {} }),
    site: () => ({ signUp: true, anonymous: true, domains: [] }),
  };
}
