import type { auditKinds } from "../contracts/admin";

/** Something somebody did that others may have to find out about. */
export interface AuditEntry {
  /** E-mail of who did it, or `system`. */
  actor: string;
  /** What, such as `limit.changed`. */
  action: `${(typeof auditKinds)[number]}${string}`;
  /** To what or whom. */
  target?: string;
  detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The record of who did what. */
export interface AuditLog {
  write(entry: AuditEntry): Promise<void>;
}
