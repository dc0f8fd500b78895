import type { ServerResponse } from "node:http";
import type { ProblemError } from "../contracts/errors";
import { problemDocument } from "./problem";

/** Answers a problem before Next is asked, for the server entry's own checks. */
export function answerProblem(response: ServerResponse, error: ProblemError): void {
  const document = problemDocument(error);
  response.writeHead(document.status, {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(JSON.stringify(document));
}
