import { isTerminal } from "../contracts/events";
import type { CreatedExecution, Execution } from "../contracts/executions";
import type { Config } from "../config/config";
import type { Access, Created, ExecutionService } from "../executions/service";
import { json } from "./answers";
import { executionResponse } from "./execution-response";

/** The answer's body: the execution with the tokens beside it. */
export function createdBody(created: Created, execution: Execution = created.execution): CreatedExecution {
  const { readToken, controlToken } = created;
  return { ...execution, ...(readToken && { readToken }), ...(controlToken && { controlToken }) };
}

/** 202 for an execution that was accepted; with its address and what is left of the rate. */
export function createdResponse(created: Created, rate: Config["rate"]): Response {
  return json(202, createdBody(created), createdHeaders(created, rate));
}

/** 200 for an execution that was waited for and is over, else 202; with its output. */
export function waitedResponse(
  executions: Pick<ExecutionService, "output">,
  access: Access,
  created: Created,
  { execution, seconds }: { execution: Execution; seconds: number },
  rate: Config["rate"],
): Promise<Response> {
  return executionResponse(executions, access, createdBody(created, execution), {
    status: isTerminal(execution.status) ? 200 : 202,
    headers: { ...createdHeaders(created, rate), "Preference-Applied": `wait=${seconds}` },
  });
}

function createdHeaders(created: Created, rate: Config["rate"]): Record<string, string> {
  return { Location: created.execution.links.self, ...rateHeaders(created.remaining, rate) };
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
