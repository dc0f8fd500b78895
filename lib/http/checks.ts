import { equalText } from "../auth/keys";
import { ProblemError } from "../contracts/errors";
import type { KeyScope } from "../contracts/keys";
import type { Operation, OperationTag } from "../contracts/operation";
import { checkProgram } from "../contracts/operations-checking";
import { formatSource } from "../contracts/operations-formatting";
import type { RequestScope } from "./context";
import { isCrossSite } from "./origin";

/**
 * What must hold before anything of the request is read.
 * @throws ProblemError unauthenticated, cross_site
 */
export function checkCaller(operation: Operation, scope: RequestScope): void {
  if (operation.access === "metrics") checkMetricsToken(scope);
  if (operation.access === "owner" && !scope.identity.ownerId) {
    const detail =
      "There is no valid owner cookie. Open the page in a browser, or call POST /api/v1/owner and send the cookie it sets.";
    throw new ProblemError("unauthenticated", detail);
  }
  checkAccount(operation, scope);
  checkKey(operation, scope);
  if (operation.method !== "get") checkSite(scope);
}

function checkAccount({ access }: Operation, { identity: { user } }: RequestScope): void {
  if (access !== "user" && access !== "teacher" && access !== "admin") return;
  if (!user)
    throw new ProblemError("unauthenticated", "Sign in first, at /login or with POST /api/v1/account/session.");
  if (access === "teacher" && user.role === "user") {
    throw new ProblemError("forbidden", "Only teachers may do this. An administrator can make you one.");
  }
  if (access === "admin" && user.role !== "admin") {
    throw new ProblemError("forbidden", "Only administrators may do this. Ask one of them.");
  }
}

/** What starts a sandbox without being an execution. */
const sandboxed: ReadonlySet<string> = new Set([checkProgram.id, formatSource.id]);

/** What a key needs for an operation; nothing when no key may do it. */
function neededScope({ id, tag, method }: Operation): KeyScope | "none" | undefined {
  if (id === "getAccount") return "read";
  if (sandboxed.has(id)) return "run";
  if (tag === "Service") return "none";
  const changing: Partial<Record<OperationTag, KeyScope>> = { Executions: "run", Scripts: "scripts", Shares: "share" };
  return changing[tag] && method === "get" ? "read" : changing[tag];
}

function checkKey(operation: Operation, { identity: { key } }: RequestScope): void {
  if (!key) return;
  const needed = neededScope(operation);
  if (needed === undefined) {
    throw new ProblemError("forbidden", "An API key cannot do this, whatever its scopes. Sign in with a browser.");
  }
  if (needed !== "none" && !key.scopes.includes(needed)) {
    throw new ProblemError(
      "forbidden",
      `This API key lacks the scope "${needed}". Make one that has it, under Settings.`,
    );
  }
}

/** Tokens are sent on purpose; a cookie goes along by itself, so only requests that carry one are checked. */
function checkSite({ request, identity, origin, services }: RequestScope): void {
  const { headers } = request;
  if (
    identity.key ||
    !identity.ownerId ||
    !isCrossSite({ headers, ownOrigin: origin, allowedOrigins: services.config.corsOrigins })
  )
    return;
  const detail =
    "A page of another site may not act with your cookie. Send the request from Podium's own page, or with a token and no cookie.";
  throw new ProblemError("cross_site", detail);
}

function checkMetricsToken({ identity, services }: RequestScope): void {
  const expected = services.config.metricsToken;
  if (!expected || (identity.token && equalText(identity.token, expected))) return;
  throw new ProblemError("unauthenticated", "Send the configured metrics token as `Authorization: Bearer …`.");
}
