import type { IncomingMessage } from "node:http";
import type { Socket } from "socket.io";
import type { RequestIdentity } from "../auth/identity";
import { ProblemError } from "../contracts/errors";
import { isForeignHost } from "../http/foreign-host";
import { toHeaders } from "../http/node-headers";
import { isCrossSite } from "../http/origin";
import type { Services } from "../services";

/** Who connects: by the handshake's cookie and address, with `auth.token` before a token in the address. */
export async function identifySocket(socket: Socket, services: Services): Promise<RequestIdentity> {
  const identity = await services.callers.identify(callerOf(socket.request));
  // Its scopes and its rate are counted by request.
  if (identity.key) throw new ProblemError("forbidden", "API keys are for the REST API. Follow events with SSE there.");
  const token: unknown = socket.handshake.auth["token"];
  return { ...identity, token: typeof token === "string" && token.length <= 200 ? token : identity.token };
}

/**
 * Whether a connection may be made. Browsers let any site open a WebSocket and send the cookie with it, so the origin is
 * checked here: the page's own, or a configured one; `*` only without a cookie.
 */
export function mayConnect(request: IncomingMessage, services: Services): boolean {
  if (isForeignHost(request.headers.host, services.config)) return false;
  const caller = callerOf(request);
  const { corsOrigins } = services.config;
  const ownOrigin = services.identity.origin(caller);
  if (!isCrossSite({ headers: caller.headers, ownOrigin, allowedOrigins: corsOrigins })) return true;
  return corsOrigins.includes("*") && !services.identity.identify(caller).ownerId;
}

function callerOf(request: IncomingMessage) {
  return {
    headers: toHeaders(request.headers),
    url: request.url ?? "/",
    peerAddress: request.socket.remoteAddress ?? "",
  };
}
