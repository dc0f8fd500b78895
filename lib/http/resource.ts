import { ProblemError } from "../contracts/errors";
import { optionsResponse } from "./cors";
import { type NextContext, type Route, respond } from "./route";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Method = (typeof methods)[number];
type Handler = (request: Request, context: NextContext) => Promise<Response>;

/**
 * All methods of one address: those given, `HEAD` where there is `GET`, `OPTIONS`, and for the others 405 with `Allow`.
 * A route file exports what this answers.
 */
export function resource(...routes: readonly Route[]): Record<Method, Handler> {
  const byMethod = new Map<string, Route>(routes.map((each) => [each.operation.method.toUpperCase(), each]));
  const get = byMethod.get("GET");
  const allowed = [...byMethod.keys(), ...(get ? ["HEAD"] : []), "OPTIONS"];
  const handlers = methods.map((method): [Method, Handler] => {
    if (method === "OPTIONS") return [method, optionsHandler(allowed)];
    if (method === "HEAD" && get) return [method, headHandler(get)];
    return [method, byMethod.get(method) ?? refusal(allowed)];
  });
  return Object.fromEntries(handlers) as Record<Method, Handler>;
}

/** All methods of an address where there is nothing. */
export function nothingHere(): Record<Method, Handler> {
  const handler: Handler = (request) =>
    respond(request, () => {
      throw new ProblemError("not_found", "There is nothing at this address. /docs lists what there is.");
    });
  return Object.fromEntries(methods.map((method) => [method, handler])) as Record<Method, Handler>;
}

function optionsHandler(allowed: readonly string[]): Handler {
  return (request) =>
    respond(request, ({ services }) => optionsResponse(request.headers, allowed, services.config.corsOrigins));
}

function headHandler(get: Route): Handler {
  return async (request, context) => {
    const response = await get(request, context);
    await response.body?.cancel();
    return new Response(null, { status: response.status, headers: response.headers });
  };
}

function refusal(allowed: readonly string[]): Handler {
  return async (request) => {
    const response = await respond(request, () => {
      throw new ProblemError("method_not_allowed", `${request.method} does not exist here. Use ${allowed.join(", ")}.`);
    });
    response.headers.set("Allow", allowed.join(", "));
    return response;
  };
}
