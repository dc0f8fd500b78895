import type { Socket } from "socket.io";
import type { RequestIdentity } from "../auth/identity";
import { ProblemError } from "../contracts/errors";
import type { Access } from "../executions/service";
import type { Services } from "../services";

/** One connected socket. */
export interface Session {
  socket: Socket;
  services: Services;
  identity: RequestIdentity;
  /** Running watches by execution id; aborting one ends it. */
  watches: Map<string, AbortController>;
  /** Ends what `history:watch` began. */
  leaveHistory?: () => void;
  /** Messages under way. */
  unanswered: number;
}

/**
 * Who this is now: roles may change while a page is open.
 * @throws ProblemError unauthenticated, when the session has ended meanwhile
 */
export async function currentIdentity({ identity, services }: Session): Promise<RequestIdentity> {
  if (!identity.user) return identity;
  const user = await services.sessions.find(identity.user.sessionId);
  if (!user) throw new ProblemError("unauthenticated", "You are signed out. Sign in again.");
  return { ...identity, user };
}

/** Who asks: the socket's owner, with the message's token before the handshake's. */
export function sessionAccess({ identity }: Session, token: string | undefined): Access {
  return { ownerId: identity.ownerId, token: token ?? identity.token };
}
