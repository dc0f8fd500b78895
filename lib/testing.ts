import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import { compose } from "./composition";
import { type Environment, loadConfig } from "./config/load";
import { createTestDatabase, temporaryFolder } from "./db/testing";
import { refuseForeignHost } from "./http/foreign-host";
import { refuseMalformedPath } from "./http/malformed-path";
import { stampPeer } from "./http/peer";
import { serveRoutes } from "./http/testing";
import { createLogger } from "./observability/create-logger";
import { attachRealtime } from "./realtime/attach";
import { provideServices, type Services } from "./services";

/** A whole Podium without pages in the process of a test; one for each test file. */
export interface TestApp {
  /** Without a slash at the end. */
  url: string;
  services: Services;
  /** Lines for the person who started it. */
  notices: readonly string[];
  /** Breaks every connection, as a network that fails does; the server goes on. */
  cutConnections(): void;
  /** Takes the database away, for good. */
  loseDatabase(): Promise<void>;
  stop(): Promise<void>;
}

const root = join(import.meta.dirname, "..");

/** Composes real services on a database of their own, and serves the route files of `app/` and the sockets as `server.ts` does. */
export async function startTestApp(env: Environment = {}): Promise<TestApp> {
  const [database, folder, serve] = await Promise.all([
    createTestDatabase(),
    temporaryFolder(),
    serveRoutes(join(root, "app")),
  ]);
  const own = {
    NODE_ENV: "test",
    PODIUM_DATA: folder,
    DATABASE_URL: database.url,
    PODIUM_SECRET: "a secret of the tests, which is long enough",
    PODIUM_LOG_LEVEL: "silent",
    PODIUM_POOL: "bash=1,python=1,default=0",
    // Test files run side by side; each needs user ids of its own.
    PODIUM_UID_START: String(400_000 + (process.pid % 10_000) * 100),
    PODIUM_UID_COUNT: "100",
  };
  const config = loadConfig({ ...own, ...env }, { root });
  const app = await compose(config, root, createLogger(config.logLevel));
  provideServices(app.services);
  const server = createServer((request, response) => {
    stampPeer(request);
    if (refuseForeignHost(request, response, config) || refuseMalformedPath(request, response)) return;
    void serve(request, response);
  });
  const connections = new Set<Socket>();
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
  });
  const realtime = attachRealtime(server, app.services);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    services: app.services,
    notices: app.notices(url),
    cutConnections() {
      for (const socket of connections) socket.destroy();
    },
    loseDatabase: () => database.drop(),
    async stop() {
      server.close();
      await Promise.all([realtime.close(), app.stop(100)]);
      server.closeAllConnections();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
