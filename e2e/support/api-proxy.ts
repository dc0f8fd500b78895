import { createServer, type IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { request } from "node:https";
import type { AddressInfo, Socket } from "node:net";
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
}

/** Stands between a client and the API server, which takes the client for a service account of ours. */
export interface ApiProxy {
  url: string;
  /** All requests so far. */
  requests: readonly ApiRequest[];
  /** Sends a request again; resolves to its status. An upgrade is not asked for: rights are looked at before that. */
  repeat(request: ApiRequest): Promise<number>;
  /** Cuts every upgraded connection. */
  cut(): void;
  close(): Promise<void>;
}

/** @param account name of a service account, as `namespace:name`. */
export async function startApiProxy(kubeconfig: string, account: string): Promise<ApiProxy> {
  const forward = await createForward(kubeconfig, account);
  const requests: ApiRequest[] = [];
  const upgraded = new Set<Socket>();
  const server = createServer((incoming, response) => {
    void readAll(incoming).then((body) => {
      const seen = describe(incoming, body);
      requests.push(seen);
      const outgoing = forward(seen, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      outgoing.on("error", () => response.destroy());
      response.on("close", () => outgoing.destroy());
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
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
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
    close: () => {
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Sends as the administrator who may speak for others, and in the name of the account. */
async function createForward(kubeconfig: string, account: string) {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const options = {};
  await config.applyToHTTPSOptions(options);
  const target = new URL(config.getCurrentCluster()?.server ?? "");
  const [namespace = ""] = account.split(":");
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
          "impersonate-user": `system:serviceaccount:${account}`,
          "impersonate-group": groups,
        },
      },
      answer,
    );
}

function describe({ method = "GET", url = "/", headers }: IncomingMessage, body: Buffer): ApiRequest {
  return { method, path: url, headers, body, right: rightOf(method, new URL(url, "http://api")) };
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
