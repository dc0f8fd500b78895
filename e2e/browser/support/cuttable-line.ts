import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import { test } from "@playwright/test";

/** A way to the server that breaks as networks do. */
export interface CuttableLine {
  url: string;
  /** An address that reaches the server without this line. */
  server(path: string): string;
  /** Connections end and no new ones are made, as when a cable is pulled. */
  cut(): void;
  /** Nothing passes any more, and nobody is told: Wi-Fi out of reach, a router that forgot. */
  silence(): void;
  /** New connections work again; those that fell silent never do. */
  mend(): void;
  close(): void;
}

/** Specs whose browser reaches the server of `specs` over a line that can break. */
export function onLine(specs: typeof test) {
  return specs.extend<{ line: CuttableLine }>({
    line: async ({ baseURL }, use) => {
      const line = await cuttableLine(baseURL ?? "");
      await use(line);
      line.close();
    },
  });
}

/** Those of the shared server. Without the silent console of the others: a browser reports there that it could not connect. */
export const testOnLine = onLine(test);

/** Stands between the browser and the server at this address. */
async function cuttableLine(server: string): Promise<CuttableLine> {
  const { hostname, port } = new URL(server);
  const open = new Set<Socket>();
  let state: "up" | "cut" | "silent" = "up";
  const hold = (socket: Socket, other?: Socket) => {
    open.add(socket);
    socket.on("error", () => other?.destroy());
    socket.on("close", () => {
      open.delete(socket);
      other?.destroy();
    });
  };
  const proxy = createServer((near) => {
    if (state === "cut") return void near.destroy();
    if (state === "silent") return hold(near);
    const far = connect(Number(port), hostname);
    hold(near, far);
    hold(far, near);
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    state = "cut";
    for (const socket of open) socket.destroy();
  };
  return {
    server: (path) => `${server}${path}`,
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut,
    silence: () => {
      state = "silent";
      for (const socket of open) socket.unpipe().pause();
    },
    mend: () => {
      state = "up";
    },
    close: () => {
      cut();
      proxy.close();
    },
  };
}
