import type { SignedIn } from "../auth/identity";
import type { ApiKeyInfo, CreatedKey, CreateKey } from "../contracts/keys";

/** Who a request with a key acts for, and within what. */
export interface KeyHolder {
  user: SignedIn;
  key: { id: string; scopes: readonly string[] };
}

/** Keys by which programs act for people. */
export interface KeyService {
  list(user: SignedIn): Promise<ApiKeyInfo[]>;
  /** @throws ProblemError forbidden when there are too many */
  create(user: SignedIn, body: CreateKey): Promise<CreatedKey>;
  /** @throws ProblemError not_found */
  revoke(user: SignedIn, id: string): Promise<void>;
  /**
   * Who holds a key, counting the request against its rate.
   * @throws ProblemError unauthenticated, rate_limited
   */
  holder(secret: string): Promise<KeyHolder>;
}
