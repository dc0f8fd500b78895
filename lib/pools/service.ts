import type { SignedIn } from "../auth/identity";
import type { CreatePoolWindow, PoolReport, PoolWindow, PoolWindows } from "../contracts/pools";

/** Sandboxes that wait, and when there are to be more of them. Who may call is checked before. */
export interface PoolService {
  /** As this server holds them. */
  report(): Promise<PoolReport>;
  windows(): Promise<PoolWindows>;
  /** @throws ProblemError unknown_language, invalid_request, limit_too_high */
  reserve(by: SignedIn, body: CreatePoolWindow): Promise<PoolWindow>;
  /** @throws ProblemError not_found, also for somebody else's unless an administrator asks */
  release(by: SignedIn, id: string): Promise<void>;
}
