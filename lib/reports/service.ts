import type { RequestIdentity, SignedIn } from "../auth/identity";
import type { DecideShare, ReportedShare, ReportShare } from "../contracts/reports";

/** Shared pages that somebody says should not be there. */
export interface ReportService {
  /** Each caller counts once for a share. @throws ProblemError not_found, rate_limited */
  report(by: Pick<RequestIdentity, "addressKey">, shareId: string, report: ReportShare): Promise<void>;
  /** Those to decide about first, then the newest; 100 at most. */
  list(): Promise<{ items: ReportedShare[]; open: number }>;
  /** Reports to decide about. */
  openCount(): Promise<number>;
  /** Settles every open report of a share. @throws ProblemError not_found */
  decide(by: SignedIn, shareId: string, decision: DecideShare["decision"]): Promise<void>;
}
