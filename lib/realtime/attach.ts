import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import type { RequestIdentity } from "../auth/identity";
import { ProblemError } from "../contracts/errors";
import { problemDocument } from "../http/problem";
import type { Services } from "../services";
import { answerMessage } from "./answer";
import { bounds } from "./bounds";
import { identifySocket, mayConnect } from "./handshake";
import type { Session } from "./session";

/** What the server entry holds of the sockets. */
export interface Realtime {
  /** Ends every connection and takes no more; the HTTP server itself is the caller's to close. */
  close(): Promise<void>;
}

/** Serves Socket.IO on the HTTP server, which already has its own `request` listener. */
export function attachRealtime(httpServer: HttpServer, services: Services): Realtime {
  const { corsOrigins, request } = services.config;
  const named = corsOrigins.filter((origin) => origin !== "*");
  const io = new Server(httpServer, {
    path: "/socket.io",
    serveClient: false,
    transports: ["websocket", "polling"],
    // Next has upgrades of its own in development.
    destroyUpgrade: false,
    pingInterval: bounds.pingMs,
    pingTimeout: bounds.pongMs,
    maxHttpBufferSize: request.bodyBytes + bounds.frameOverheadBytes,
    allowRequest: (incoming, decide) => decide(null, mayConnect(incoming, services)),
    cors: corsOrigins.includes("*") ? { origin: "*" } : { origin: named, credentials: true },
  });
  const perAddress = new Map<string, number>();
  // Before the connection stands, so that its first message already finds out who sends it.
  io.use((socket, next) => {
    identifySocket(socket, services).then(
      (identity) => {
        socket.data.identity = identity;
        next();
      },
      (error: Error) => next(error),
    );
  });
  services.sessions.onEnd((sessionId) => io.in(sessionRoom(sessionId)).disconnectSockets(true));
  io.on("connection", (socket) => {
    const session = openSession(socket, services);
    if (session.identity.user) void socket.join(sessionRoom(session.identity.user.sessionId));
    if (!countSocket(perAddress, session)) return;
    socket.onAny((name: string, ...args: unknown[]) => void answerMessage(session, name, args));
    socket.on("disconnect", () => closeSession(session));
    socket.on("error", (err) => services.logger.debug({ socketId: socket.id, err }, "A socket failed"));
  });
  return {
    async close() {
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

/** Sockets of one signed-in browser: they end when its session does. */
function sessionRoom(sessionId: string): string {
  return `session:${sessionId}`;
}

function openSession(socket: Socket, services: Services): Session {
  return { socket, services, identity: socket.data.identity as RequestIdentity, watches: new Map(), unanswered: 0 };
}

function closeSession({ watches, leaveHistory }: Session): void {
  leaveHistory?.();
  for (const watch of watches.values()) watch.abort();
  watches.clear();
}

/** Counts a socket until it goes; one too many is told so and cut off. */
function countSocket(perAddress: Map<string, number>, { socket, identity }: Session): boolean {
  const { addressKey } = identity;
  const count = (perAddress.get(addressKey) ?? 0) + 1;
  if (count > bounds.socketsPerAddress) {
    const detail = `${bounds.socketsPerAddress} connections are open from your address. Close some, or use the REST API.`;
    socket.emit("connection:refused", { problem: problemDocument(new ProblemError("rate_limited", detail)) });
    socket.disconnect(true);
    return false;
  }
  perAddress.set(addressKey, count);
  socket.on("disconnect", () => {
    const left = (perAddress.get(addressKey) ?? 1) - 1;
    if (left > 0) perAddress.set(addressKey, left);
    else perAddress.delete(addressKey);
  });
  return true;
}
