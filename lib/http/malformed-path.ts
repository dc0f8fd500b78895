import type { IncomingMessage, ServerResponse } from "node:http";
import { ProblemError } from "../contracts/errors";
import { answerProblem } from "./answer-problem";

/**
 * Answers a request whose path is not percent-encoded text, on which Next would fail with 500. The server entry asks
 * before it hands a request to Next.
 * @returns whether it was answered.
 */
export function refuseMalformedPath(request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  if (isDecodable(path)) return false;
  const detail = "The path is not valid: each % must begin an encoded UTF-8 character, such as %20 for a space.";
  answerProblem(response, new ProblemError("invalid_request", detail));
  return true;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
