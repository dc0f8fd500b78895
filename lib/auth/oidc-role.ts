import type { OidcConfig } from "../config/config";
import type { Role } from "../contracts/accounts";

/** What somebody's groups make of them; nothing when groups decide nothing here. */
export function roleOf(oidc: OidcConfig | undefined, profile: object | undefined): Role | undefined {
  if (!oidc || oidc.adminGroups.length + oidc.teacherGroups.length === 0) return undefined;
  const claim = (profile as Readonly<Record<string, unknown>> | undefined)?.[oidc.groupsClaim];
  const groups = Array.isArray(claim) ? claim.map(String) : typeof claim === "string" ? claim.split(/[\s,]+/) : [];
  if (groups.some((group) => oidc.adminGroups.includes(group))) return "admin";
  return groups.some((group) => oidc.teacherGroups.includes(group)) ? "teacher" : "user";
}
