import { ProblemError } from "../contracts/errors";

/** Does what needs the database; its failures are one problem to callers, and the cause is kept for the log. */
export async function storing<Value>(action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    throw new ProblemError(
      "database_unavailable",
      "The database does not answer. Nothing is lost; try again in a moment.",
      { retryAfter: 2, cause },
    );
  }
}
