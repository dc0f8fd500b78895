import type { Checked, CheckRequest } from "../contracts/checking";
import type { Creator } from "../executions/service";

/** Checks programs without running them. Failures are `ProblemError`s. */
export interface CheckingService {
  /**
   * What the language's own checker finds in the program's files.
   * @throws ProblemError `unknown_language`, `checker_missing`, `invalid_file`, `invalid_request`, `body_too_large`,
   * `rate_limited` while the same caller is still being served, `queue_full`, `engine_unavailable`.
   */
  check(caller: Creator, request: CheckRequest, signal?: AbortSignal): Promise<Checked>;
}
