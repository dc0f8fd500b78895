import type { IncomingMessage } from "node:http";

/** Header by which the server entry tells routes the socket's address, which Next does not show them. */
export const peerHeader = "x-podium-peer";

/** Overwrites whatever a caller sent in {@link peerHeader}; the server entry calls it first on every request. */
export function stampPeer(request: IncomingMessage): void {
  request.headers[peerHeader] = request.socket.remoteAddress ?? "";
}

/** The peer's address of a request that went through {@link stampPeer}. */
export function peerOf(headers: Headers): string {
  return headers.get(peerHeader) || "0.0.0.0";
}
