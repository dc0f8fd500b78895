import type { IncomingMessage } from "node:http";
import type { Identity } from "../auth/identity";
import { toHeaders } from "./node-headers";

/**
 * Overwrites the forwarded headers of requests for next-auth with the origin the caller really sees: next-auth believes
 * them, so they must not be the caller's own.
 */
export function stampOrigin(request: IncomingMessage, identity: Pick<Identity, "origin">): void {
  const url = request.url ?? "/";
  if (!url.startsWith("/api/auth/")) return;
  const peerAddress = request.socket.remoteAddress ?? "";
  const origin = identity.origin({ headers: toHeaders(request.headers), url, peerAddress });
  const { host, protocol } = new URL(origin ?? "http://localhost");
  request.headers["x-forwarded-host"] = host;
  request.headers["x-forwarded-proto"] = protocol.slice(0, -1);
}
