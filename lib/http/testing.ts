import { readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { toHeaders } from "./node-headers";
import type { NextContext } from "./route";

/** Answers a request by the route file of its address, as Next does; 404 without a body where there is none. */
export type RouteServer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Handler = (request: Request, context: NextContext) => Promise<Response> | Response;

interface RouteFile {
  pattern: RegExp;
  /** Name of the parameter that takes all segments left. */
  rest: string | undefined;
  handlers: Partial<Record<string, Handler>>;
}

/** Loads every `route.ts` under a folder. */
export async function serveRoutes(folder: string): Promise<RouteServer> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\broute\.ts$/.test(file));
  const routes = await Promise.all(files.map((file) => loadRoute(folder, file)));
  // An address of its own goes before one that takes whatever is left, and of those the longer one.
  const order = ({ rest, pattern }: RouteFile) => (rest === undefined ? 0 : 1000 - pattern.source.length);
  routes.sort((left, right) => order(left) - order(right));
  return async (incoming, outgoing) => {
    const request = toRequest(incoming, outgoing);
    const path = new URL(request.url).pathname;
    const route = routes.find(({ pattern }) => pattern.test(path));
    const handler = route?.handlers[request.method];
    const response = await (handler
      ? handler(request, { params: Promise.resolve(paramsOf(route, path)) })
      : new Response(null, { status: 404 }));
    await send(response, outgoing);
  };
}

async function loadRoute(folder: string, file: string): Promise<RouteFile> {
  const path = dirname(file);
  const pattern = `/${path}`
    .replace(/\/\[\[\.\.\.(\w+)\]\]/, "(?:/(?<$1>.*))?")
    .replace(/\[\.\.\.(\w+)\]/, "(?<$1>.+)")
    .replace(/\[(\w+)\]/g, "(?<$1>[^/]+)");
  const handlers = (await import(/* @vite-ignore */ join(folder, file))) as RouteFile["handlers"];
  return { pattern: new RegExp(`^${pattern}$`), rest: /\[\.\.\.(\w+)\]/.exec(path)?.[1], handlers };
}

function paramsOf({ pattern, rest }: RouteFile, path: string): Record<string, string | string[]> {
  const found = Object.entries(pattern.exec(path)?.groups ?? {});
  return Object.fromEntries(
    found.map(([name, value = ""]) => {
      const segments = value.split("/").map(decodeURIComponent);
      return [name, name === rest ? segments : (segments[0] ?? "")];
    }),
  );
}

function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Request {
  const { method = "GET", url = "/", headers } = incoming;
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const body = method === "GET" || method === "HEAD" ? undefined : bodyOf(incoming);
  const init = { method, headers: toHeaders(headers), body, signal: gone.signal, duplex: "half" };
  return new Request(new URL(url, `http://${headers.host}`), init);
}

/** Takes in all of it whether or not it is read, so that the connection can be used again. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      incoming.on("data", (piece: Uint8Array) => controller.enqueue(piece));
      incoming.once("end", () => controller.close());
      incoming.once("error", (error) => controller.error(error));
    },
  });
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (!response.body) return void outgoing.end();
  // Whoever goes away in the middle breaks the pipe, which is no failure.
  await pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing).catch(() => undefined);
}
