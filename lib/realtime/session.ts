import type { Socket } from "socket.io";
import type { RequestIdentity } from "../auth/identity";
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

/** Who asks: the socket's owner, with the message's token before the handshake's. */
export function sessionAccess({ identity }: Session, token: string | undefined): Access {
  return { ownerId: identity.ownerId, token: token ?? identity.token };
}
