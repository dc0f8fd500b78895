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

/** Which lines of the audit log. */
export interface AuditFilter {
  /** Exactly this, or all that begin with it when it ends with a dot. */
  action?: string;
  actor?: string;
  /** Part of what or whom it was done to. */
  target?: string;
}

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
  audit(filter: AuditFilter & { cursor?: string; limit: number }): Promise<AuditPage>;
  /** The same as lines of CSV, all of it. */
  auditCsv(filter: AuditFilter): AsyncGenerator<Uint8Array>;
}
