import type { Problem } from "../../contracts/errors";
import { ClientError } from "../problem";

/** The problem document of a failure; one of our own when the server did not send any. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ClientError && error.problem) return error.problem;
  return {
    type: "about:blank",
    title: "Podium does not answer",
    status: 503,
    code: "engine_unavailable",
    detail:
      error instanceof ClientError ? error.message : "Podium does not answer. Check the connection and try again.",
  };
}

/** Whether the server itself said no, so that trying again changes nothing. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ClientError && error.problem !== undefined;
}
