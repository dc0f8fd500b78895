import type { FormatRequest, Formatted } from "../contracts/formatting";
import type { Creator } from "../executions/service";

/** Lays out source code. Failures are `ProblemError`s. */
export interface FormattingService {
  /**
   * A program that cannot be read comes back as it was, with the formatter's complaint.
   * @throws ProblemError `unknown_language`, `formatter_missing`, `body_too_large`, `rate_limited` while the same caller is
   * still being served, `queue_full`, `engine_unavailable`.
   */
  format(caller: Creator, request: FormatRequest, signal?: AbortSignal): Promise<Formatted>;
}
