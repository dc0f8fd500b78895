import { type Problem, type ProblemCode, ProblemError, problems } from "../contracts/errors";

/** Seconds to wait when a busy answer does not know better. */
const defaultRetrySeconds = 2;

/** The document of a known problem. */
export function problemDocument(error: ProblemError, instance?: string): Problem {
  const { status, title } = problems[error.code];
  const busy = status === 429 || status === 503;
  const retryAfter = error.extra.retryAfter ?? (busy ? defaultRetrySeconds : undefined);
  return {
    type: `/docs#problem-${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.detail,
    ...(instance && { instance }),
    ...(error.extra.errors && { errors: error.extra.errors }),
    ...(retryAfter !== undefined && { retryAfter: Math.max(1, Math.ceil(retryAfter)) }),
  };
}

/**
 * Whether this is an expected failure. By name, not `instanceof`: the server entry and Next's bundles each have their own
 * copy of the class.
 */
export function isProblemError(error: unknown): error is ProblemError {
  if (!(error instanceof Error) || error.name !== "ProblemError") return false;
  const { code } = error as { code?: unknown };
  return typeof code === "string" && Object.hasOwn(problems, code as ProblemCode);
}

/** An unexpected failure in words that give nothing of the inside away. */
export function internalProblem(requestId: string, cause: unknown): ProblemError {
  const detail = `Podium failed to answer. Try again; if it stays, tell whoever runs it that the log has it under ${requestId}.`;
  return new ProblemError("internal", detail, { cause });
}

/** A problem document as a response. */
export function problemResponse(error: ProblemError, instance: string): Response {
  const document = problemDocument(error, instance);
  const headers = new Headers({ "Content-Type": "application/problem+json" });
  if (document.retryAfter !== undefined) headers.set("Retry-After", String(document.retryAfter));
  if (document.status === 401) headers.set("WWW-Authenticate", 'Bearer realm="podium"');
  return new Response(JSON.stringify(document), { status: document.status, headers });
}
