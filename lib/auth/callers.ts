import { ProblemError } from "../contracts/errors";
import type { Identity, IdentityRequest, RequestIdentity, SignedIn } from "./identity";
import type { SessionCookies } from "./session-cookie";

/** Who calls, the signed-in user included. */
export interface Callers {
  /** @throws ProblemError database_unavailable when there is a session that cannot be looked up */
  identify(request: IdentityRequest): Promise<RequestIdentity>;
  /** Whether the caller's address begins with https. */
  secure(request: IdentityRequest): boolean;
}

/** Joins the cookie of the browser with the session of the user; without a session's cookie it asks nobody. */
export function createCallers(
  identity: Identity,
  cookies: SessionCookies,
  find: (sessionId: string) => Promise<SignedIn | undefined>,
): Callers {
  const secure = (request: IdentityRequest) => identity.origin(request)?.startsWith("https:") ?? false;
  return {
    secure,
    async identify(request) {
      const browser = identity.identify(request);
      const sessionId = await cookies.read(request.headers.get("cookie"), secure(request));
      const user = sessionId === undefined ? undefined : await known(find, sessionId);
      return user ? { ...browser, ownerId: user.id, user } : browser;
    },
  };
}

async function known(find: (id: string) => Promise<SignedIn | undefined>, id: string): Promise<SignedIn | undefined> {
  try {
    return await find(id);
  } catch (cause) {
    const detail = "The database does not answer, so who you are cannot be checked. Try again in a moment.";
    throw new ProblemError("database_unavailable", detail, { retryAfter: 2, cause });
  }
}
