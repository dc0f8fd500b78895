import type { SignedIn } from "../auth/identity";
import type { Role } from "../contracts/accounts";
import type {
  ActiveExecution,
  AdminUser,
  AdminUserPage,
  AuditPage,
  Overview,
  UsageRange,
  UsageReport,
} from "../contracts/admin";
import type { ChangeUser } from "../contracts/policy";

/** What administrators see and do besides setting limits. Who may call is checked before. */
export interface AdminService {
  overview(): Promise<Overview>;
  active(): Promise<{ items: ActiveExecution[]; total: number }>;
  /** @throws ProblemError not_found */
  stop(by: SignedIn, executionId: string): Promise<void>;
  users(filter: { cursor?: string; limit: number; text?: string; role?: Role }): Promise<AdminUserPage>;
  /** @throws ProblemError not_found, last_admin */
  changeUser(by: SignedIn, userId: string, change: ChangeUser): Promise<AdminUser>;
  usage(range: UsageRange): Promise<UsageReport>;
  audit(filter: { cursor?: string; limit: number; action?: string; actor?: string }): Promise<AuditPage>;
}
