import { type Problem, problemSchema } from "../contracts/errors";

/** A refusal of the server, or a failure to reach it, in words for the person at the page. */
export class ClientError extends Error {
  override name = "ClientError";
  constructor(
    message: string,
    /** Absent when the server could not be reached or its answer could not be read. */
    readonly problem?: Problem,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** The error for an unsuccessful answer. */
export function refusal(body: unknown, status?: number): ClientError {
  const parsed = problemSchema.safeParse(body);
  if (parsed.success) return new ClientError(parsed.data.detail, parsed.data);
  return new ClientError(`The server answered ${status ?? "something"} that this page cannot read. Reload the page.`);
}

/** The error for an answer in a shape this page does not know. */
export function unreadable(cause: unknown): ClientError {
  return new ClientError(
    "The server's answer does not fit this page. Reload the page to get its new version.",
    undefined,
    cause,
  );
}
