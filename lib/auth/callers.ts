import { ProblemError } from "../contracts/errors";
import type { Identity, IdentityRequest, RequestIdentity, SignedIn } from "./identity";
import type { SessionCookies } from "./session-cookie";

/** Every API key begins with it, so that a lost one is recognised. */
export const keyPrefix = "podium_";

/** Who calls, the signed-in user included. */
export interface Callers {
  /** @throws ProblemError database_unavailable when there is a session that cannot be looked up; those of a key */
  identify(request: IdentityRequest): Promise<RequestIdentity>;
  /** Whether the caller's address begins with https. */
  secure(request: IdentityRequest): boolean;
}

/** What callers are looked up with. */
export interface CallerParts {
  identity: Identity;
  cookies: SessionCookies;
  session: (sessionId: string) => Promise<SignedIn | undefined>;
  /** Who holds an API key. */
  key: (secret: string) => Promise<Required<Pick<RequestIdentity, "user" | "key">>>;
}

/** Joins the cookie of the browser with the session of the user; without a session's cookie or a key it asks nobody. */
export function createCallers({ identity, cookies, session, key }: CallerParts): Callers {
  const secure = (request: IdentityRequest) => identity.origin(request)?.startsWith("https:") ?? false;
  return {
    secure,
    async identify(request) {
      const browser = identity.identify(request);
      const secret = keyOf(request);
      if (secret) {
        const holder = await looked(() => key(secret));
        return { ...browser, browserOwnerId: undefined, token: undefined, ownerId: holder.user.id, ...holder };
      }
      const sessionId = await cookies.read(request.headers.get("cookie"), secure(request));
      const user = sessionId === undefined ? undefined : await looked(() => session(sessionId));
      return user ? { ...browser, ownerId: user.id, user } : browser;
    },
  };
}

/** Only in the header: addresses end up in logs. */
function keyOf({ headers }: IdentityRequest): string | undefined {
  const bearer = /^Bearer +(\S+) *$/i.exec(headers.get("authorization") ?? "")?.[1];
  return bearer?.startsWith(keyPrefix) ? bearer : undefined;
}

async function looked<Value>(find: () => Promise<Value>): Promise<Value> {
  try {
    return await find();
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause;
    const detail = "The database does not answer, so who you are cannot be checked. Try again in a moment.";
    throw new ProblemError("database_unavailable", detail, { retryAfter: 2, cause });
  }
}
