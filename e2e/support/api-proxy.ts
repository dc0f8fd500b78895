import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from "node:http";
import { request } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { KubeConfig } from "@kubernetes/client-node";

/** One request that went to the API server. */
export interface ApiRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: OutgoingHttpHeaders;
  body: Buffer;
  /** What RBAC calls it, such as `create pods/attach`. */
  right: string;
  /** When it came, in milliseconds since 1970. */
  at: number;
  /** Of the API server's answer, once there is one. */
  status?: number;
}

/** Stands between a client and the API server. */
export interface ApiProxy {
  url: string;
  /** All requests so far. */
  requests: readonly ApiRequest[];
  /** How many went on to the API server. */
  passed(): number;
  /** Sends a request again; resolves to its status. An upgrade is not asked for: rights are looked at before that. */
  repeat(request: ApiRequest): Promise<number>;
  /** Cuts every upgraded connection. */
  cut(): void;
  /** Cuts every watch. */
  cutWatches(): void;
  /**
   * The API server carries out the next request of each of these rights, and the connection breaks before its answer. Resolves
   * to those requests when all of that has happened.
   */
  loseAnswers(...rights: string[]): Promise<ApiRequest[]>;
  /** Passes no request on until {@link release}, then also those whose client has left; upgraded connections go on. */
  hold(): void;
  release(): void;
  /** Path of a kubeconfig that leads here. */
  kubeconfig: string;
  close(): Promise<void>;
}

/** @param account whom the API server takes the client for: a service account, as `namespace:name`; absent: the administrator. */
export async function startApiProxy(kubeconfig: string, account?: string): Promise<ApiProxy> {
  const forward = await createForward(kubeconfig, account);
  const folder = mkdtempSync(path.join(tmpdir(), "podium-proxy-"));
  const watches = new Set<ServerResponse>();
  const losing = new Map<string, (lost: ApiRequest) => void>();
  let passed = 0;
  let gate = Promise.resolve();
  let open = () => {};
  const requests: ApiRequest[] = [];
  const upgraded = new Set<Socket>();
  const server = createServer((incoming, response) => {
    void readAll(incoming).then(async (body) => {
      const seen = describe(incoming, body);
      requests.push(seen);
      await gate;
      passed += 1;
      if (seen.right.startsWith("watch ")) watches.add(response);
      const lose = losing.get(seen.right);
      losing.delete(seen.right);
      const outgoing = forward(seen, (answer) => {
        seen.status = answer.statusCode;
        if (lose) {
          answer.resume().on("end", () => {
            response.destroy();
            lose(seen);
          });
          return;
        }
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      outgoing.on("error", () => response.destroy());
      response.on("close", () => {
        watches.delete(response);
        // What is to be changed is changed, whoever waits for the answer.
        if (seen.method === "GET") outgoing.destroy();
      });
      outgoing.end(body);
    });
  });
  server.on("upgrade", (incoming: IncomingMessage, client: Socket, head: Buffer) => {
    const seen = describe(incoming, Buffer.alloc(0));
    requests.push(seen);
    const outgoing = forward(seen, (answer) => client.end(`HTTP/1.1 ${answer.statusCode} Refused\r\n\r\n`));
    outgoing.on("error", () => client.destroy());
    outgoing.on("upgrade", (answer, upstream: Socket, rest: Buffer) => {
      upgraded.add(client);
      client.once("close", () => upgraded.delete(client));
      client.write(`HTTP/1.1 101 Switching Protocols\r\n${headerLines(answer)}\r\n\r\n`);
      client.write(rest);
      upstream.write(head);
      client.pipe(upstream).pipe(client);
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ] as const)
        one.on("error", () => other.destroy()).on("close", () => other.destroy());
    });
    outgoing.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    passed: () => passed,
    repeat: (again) =>
      new Promise((resolve, reject) => {
        const { connection: _, upgrade: __, ...headers } = again.headers;
        const outgoing = forward({ ...again, headers }, (answer) => {
          answer.destroy();
          resolve(answer.statusCode ?? 0);
        });
        outgoing.on("error", reject);
        outgoing.end(again.body);
      }),
    cut: () => {
      for (const socket of upgraded) socket.destroy();
    },
    cutWatches: () => {
      for (const response of watches) response.destroy();
    },
    loseAnswers: (...rights) =>
      Promise.all(rights.map((right) => new Promise<ApiRequest>((resolve) => losing.set(right, resolve)))),
    hold: () => {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    kubeconfig: writeKubeconfig(folder, url),
    close: () => {
      open();
      rmSync(folder, { recursive: true, force: true });
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function writeKubeconfig(folder: string, server: string): string {
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster: { server, "insecure-skip-tls-verify": true } }],
    users: [{ name: "u", user: {} }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
    "current-context": "x",
  };
  const file = path.join(folder, "kubeconfig");
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** Sends as the administrator, who may speak for others, or in the name of the account. */
async function createForward(kubeconfig: string, account: string | undefined) {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const options = {};
  await config.applyToHTTPSOptions(options);
  const target = new URL(config.getCurrentCluster()?.server ?? "");
  const [namespace = ""] = account?.split(":") ?? [];
  const groups = ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, "system:authenticated"];
  return (sent: Pick<ApiRequest, "method" | "path" | "headers">, answer: (message: IncomingMessage) => void) =>
    request(
      {
        ...options,
        host: target.hostname,
        port: target.port || 443,
        method: sent.method,
        path: sent.path,
        headers: {
          ...sent.headers,
          host: target.host,
          ...(account && {
            "impersonate-user": `system:serviceaccount:${account}`,
            "impersonate-group": groups,
          }),
        },
      },
      answer,
    );
}

function describe({ method = "GET", url = "/", headers }: IncomingMessage, body: Buffer): ApiRequest {
  return { method, path: url, headers, body, right: rightOf(method, new URL(url, "http://api")), at: Date.now() };
}

const VERBS: Readonly<Record<string, string>> = { POST: "create", PUT: "update", PATCH: "patch", DELETE: "delete" };

/** The verb and resource that RBAC looks at, for a request within a namespace. */
export function rightOf(method: string, { pathname, searchParams }: URL): string {
  const [, rest = ""] = pathname.split(/\/namespaces\/[^/]+\//);
  const [resource = "", name, sub] = rest.split("/");
  const reading = name ? "get" : searchParams.get("watch") === "true" ? "watch" : "list";
  return `${VERBS[method] ?? reading} ${sub ? `${resource}/${sub}` : resource}`;
}

function headerLines(answer: IncomingMessage): string {
  const { rawHeaders } = answer;
  return rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : [])).join("\r\n");
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
