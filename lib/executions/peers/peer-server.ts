import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Signer } from "../../auth/keys";
import { ProblemError } from "../../contracts/errors";
import type { Logger } from "../../observability/logger";
import type { EventReader } from "../service";
import { CONTROL_BYTES, HEARTBEAT_MS, type PeerControl, peerControlSchema } from "./messages";
import { PEER_HEADER, PeerVerifier } from "./signature";

/** What the other servers may ask of this one, each about an execution that it owns. */
export interface PeerHandlers {
  /** Events from after a number on; undefined when it does not own the execution. */
  read(id: string, after: number): EventReader | undefined;
  /** False when it does not own the execution. @throws ProblemError */
  control(id: string, control: PeerControl): boolean;
}

/** Where the others reach this server. */
export interface PeerServer {
  /** Such as `http://10.0.0.5:3001`. */
  address: string;
  close(): void;
}

interface PeerServerOptions {
  host: string;
  port: number;
  replicaId: string;
  signer: Signer;
  handlers: PeerHandlers;
  logger: Pick<Logger, "warn">;
  clock: () => number;
}

/** Listens for the other servers of this installation, apart from what the world reaches. */
export async function startPeerServer(options: PeerServerOptions): Promise<PeerServer> {
  const { host, port, handlers, replicaId, logger } = options;
  const verifier = new PeerVerifier(options.signer, options.clock);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      logger.warn({ err: error }, "another server could not be answered");
      response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url: path = "" } = request;
    const body = await readBody(request);
    const proof = verifier.verify({ replicaId, method, path, body }, String(request.headers[PEER_HEADER] ?? ""));
    if (proof === undefined) return void response.writeHead(403).end();
    response.setHeader(PEER_HEADER, proof);
    const { pathname, searchParams } = new URL(path, "http://peer");
    const [, id = "", what] = /^\/executions\/([0-9a-f-]{36})\/(events|control)$/.exec(pathname) ?? [];
    if (what === "events" && method === "GET")
      return sendEvents(response, handlers.read(id, Number(searchParams.get("after") ?? 0)));
    if (what === "control" && method === "POST")
      return control(response, () => handlers.control(id, peerControlSchema.parse(JSON.parse(body))));
    response.writeHead(404).end();
  }

  server.listen(port, host);
  await once(server, "listening");
  const { port: chosen } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${chosen}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function control(response: ServerResponse, act: () => boolean): void {
  try {
    response.writeHead(act() ? 204 : 404).end();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    response.writeHead(409, { "content-type": "application/json" });
    response.end(JSON.stringify({ code: error.code, detail: error.detail }));
  }
}

/** Pulls only as fast as the other side reads, so that a slow one holds neither memory nor the run. */
async function sendEvents(response: ServerResponse, reader: EventReader | undefined): Promise<void> {
  if (!reader) return void response.writeHead(404).end();
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  response.write("\n");
  const beat = setInterval(() => response.writableNeedDrain || response.write("\n"), HEARTBEAT_MS);
  try {
    for (;;) {
      const events = await reader.next(gone.signal);
      if (gone.signal.aborted) return;
      if (events.length === 0) break;
      if (!response.write(`${JSON.stringify(events)}\n`)) await drained(response, gone.signal);
    }
    response.end('"over"\n');
  } finally {
    clearInterval(beat);
    reader.close();
  }
}

async function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  await once(response, "drain", { signal }).catch(() => undefined);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > CONTROL_BYTES) throw new Error("A message of another server is too large.");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}
