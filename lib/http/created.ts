import { isTerminal } from "../contracts/events";
import type { CreatedExecution, Execution } from "../contracts/executions";
import type { Config } from "../config/config";
import type { Created } from "../executions/service";
import { json } from "./answers";

/** The answer's body: the execution with the tokens beside it. */
export function createdBody(created: Created, execution: Execution = created.execution): CreatedExecution {
  const { readToken, controlToken } = created;
  return { ...execution, ...(readToken && { readToken }), ...(controlToken && { controlToken }) };
}

/** 200 for an execution that was waited for and is over, else 202; with its address and what is left of the rate. */
export function createdResponse(
  created: Created,
  waited: { execution: Execution; seconds: number } | undefined,
  rate: Config["rate"],
): Response {
  const over = waited !== undefined && isTerminal(waited.execution.status);
  return json(over ? 200 : 202, createdBody(created, waited?.execution), {
    Location: created.execution.links.self,
    ...(waited && { "Preference-Applied": `wait=${waited.seconds}` }),
    ...rateHeaders(created.remaining, rate),
  });
}

function rateHeaders(remaining: number | undefined, { owner }: Config["rate"]): Record<string, string> {
  if (remaining === undefined) return {};
  const left = Math.max(0, Math.floor(remaining));
  return {
    "RateLimit-Limit": String(owner.burst),
    "RateLimit-Remaining": String(left),
    "RateLimit-Reset": String(left >= owner.burst ? 0 : Math.ceil(60 / owner.perMinute)),
  };
}
