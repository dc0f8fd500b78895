import { connect, createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** One port in front of several servers, as a Service or a load balancer is. */
export interface SharedPort {
  url: string;
  /** Leaves a server out from now on; its connections break as they will. */
  leaveOut(url: string): void;
  close(): Promise<void>;
}

/** Gives each connection to the next server in turn; `address` is one of this machine, where it listens. */
export async function sharePort(urls: readonly string[], address = "127.0.0.1"): Promise<SharedPort> {
  const left = [...urls];
  const open = new Set<Socket>();
  let turn = 0;
  const server = createServer((client) => {
    const target = new URL(left[turn++ % left.length] ?? "");
    const upstream = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one
        .on("error", () => other.destroy())
        .on("close", () => {
          open.delete(one);
          other.destroy();
        });
    }
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  return {
    url: `http://${address}:${(server.address() as AddressInfo).port}`,
    leaveOut(url) {
      left.splice(left.indexOf(url), 1);
    },
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
