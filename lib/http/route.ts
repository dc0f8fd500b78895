import type { ProblemError } from "../contracts/errors";
import type { Operation, OperationAccess } from "../contracts/operation";
import { services } from "../services";
import { checkCaller } from "./checks";
import { accessOf, creatorOf, type RequestScope, type RouteContext, scopeOf, withUser } from "./context";
import { allowOrigin } from "./cors";
import { parseRequest, type RawParams } from "./parse-request";
import { internalProblem, isProblemError, problemResponse } from "./problem";
import { setApiHeaders } from "./security-headers";

/** What Next gives a route's function besides the request. */
export interface NextContext {
  params: Promise<RawParams>;
}

/** A function Next calls, with the operation it serves. */
export interface Route {
  (request: Request, context: NextContext): Promise<Response>;
  readonly operation: Operation;
}

const anonymous: ReadonlySet<OperationAccess> = new Set(["public", "metrics"]);

/**
 * Makes an operation's handler into a route: identifies the caller, checks the site, parses everything the operation
 * declares, and answers every failure as a problem document.
 */
export function route<O extends Operation>(
  operation: O,
  handler: (context: RouteContext<O>) => Promise<Response> | Response,
): Route {
  const serve = (request: Request, next: NextContext) =>
    respond(request, async (unknown) => {
      // What anybody may call answers also while nobody can be looked up.
      const scope = anonymous.has(operation.access) ? unknown : await withUser(unknown);
      checkCaller(operation, scope);
      const parsed = await parseRequest(operation, request, await next.params, scope.services.config.request.bodyBytes);
      return handler({ ...scope, access: accessOf(scope.identity), creator: creatorOf(scope.identity), ...parsed });
    });
  return Object.assign(serve, { operation });
}

/** Runs `answer` and gives its response, or its failure as a problem document, the headers every API answer has. */
export async function respond(
  request: Request,
  answer: (scope: RequestScope) => Promise<Response> | Response,
): Promise<Response> {
  const scope = scopeOf(request, services());
  const response = await answered(scope, answer);
  setApiHeaders(response.headers);
  response.headers.set("X-Request-Id", scope.requestId);
  allowOrigin(response.headers, request.headers, scope.services.config.corsOrigins);
  return response;
}

async function answered(
  scope: RequestScope,
  answer: (scope: RequestScope) => Promise<Response> | Response,
): Promise<Response> {
  try {
    return await answer(scope);
  } catch (error) {
    return problemResponse(asProblem(error, scope), new URL(scope.request.url, "http://podium").pathname);
  }
}

function asProblem(error: unknown, { request, requestId, services: { logger } }: RequestScope): ProblemError {
  const problem = isProblemError(error) ? error : internalProblem(requestId, error);
  // A caller who has gone is not the server's failure; nobody reads the answer.
  if (request.signal.aborted) return problem;
  const fields = { requestId, method: request.method, code: problem.code, err: problem.cause };
  if (problem.code === "internal") logger.error(fields, "A request failed");
  else if (problem.cause !== undefined) logger.debug(fields, problem.detail);
  return problem;
}
