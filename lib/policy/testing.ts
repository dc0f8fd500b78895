import type { Limits } from "../contracts/limits";
import type { PolicyService } from "./service";

/** The configured limits for everybody, without rules. */
export function openPolicy(limits: Limits): Pick<PolicyService, "admit" | "allowance"> {
  return {
    admit: () => undefined,
    allowance: () => ({ limits, quotas: {} }),
  };
}
