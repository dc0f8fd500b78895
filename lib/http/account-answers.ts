import type { SignedIn } from "../auth/identity";
import { setCookieHeader } from "../auth/session-cookie";
import type { Account } from "../contracts/accounts";
import { ProblemError } from "../contracts/errors";
import type { Visitor } from "../users/service";
import { json } from "./answers";
import type { RequestScope } from "./context";

/** Who signs in or up. */
export function visitorOf({ identity }: Pick<RequestScope, "identity">): Visitor {
  return { addressKey: identity.addressKey, browserOwnerId: identity.browserOwnerId };
}

/** The signed-in user of a route that only signed-in users reach. */
export function userOf({ identity }: Pick<RequestScope, "identity">): SignedIn {
  if (!identity.user) throw new ProblemError("unauthenticated", "Sign in first.");
  return identity.user;
}

/** Makes a session and answers with its cookie. */
export async function signedInAnswer(scope: RequestScope, status: 200 | 201, account: Account): Promise<Response> {
  const { services, request, origin } = scope;
  const sessionId = await services.sessions.open(account.id, request.headers.get("user-agent") ?? "");
  const cookie = await services.sessionCookies.issue(sessionId, origin?.startsWith("https:") ?? false);
  return json(status, account, { "Set-Cookie": setCookieHeader(cookie) });
}
