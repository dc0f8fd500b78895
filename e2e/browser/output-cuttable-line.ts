import { createServer, connect, type AddressInfo, type Socket } from "node:net";

/** A way to the server that can be cut and mended, as Wi-Fi is. */
export interface CuttableLine {
  url: string;
  cut(): void;
  mend(): void;
  close(): void;
}

/** Stands between the browser and the server at this address. */
export async function cuttableLine(server: string): Promise<CuttableLine> {
  const { hostname, port } = new URL(server);
  const open = new Set<Socket>();
  let up = true;
  const proxy = createServer((near) => {
    if (!up) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    up = false;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      up = true;
    },
    close: () => {
      cut();
      proxy.close();
    },
  };
}
