import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import next from "next";
import { compose } from "./lib/composition";
import { loadConfig } from "./lib/config/load";
import { stampOrigin } from "./lib/http/auth-origin";
import { refuseForeignHost } from "./lib/http/foreign-host";
import { refuseMalformedPath } from "./lib/http/malformed-path";
import { stampPeer } from "./lib/http/peer";
import { createStaticFiles } from "./lib/http/static-files";
import { createLogger } from "./lib/observability/create-logger";
import { attachRealtime } from "./lib/realtime/attach";
import { provideServices } from "./lib/services";
import nextConfig from "./next.config";

/** Starts Podium in this process and keeps it until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const root = process.cwd();
  // next-auth takes the address from forwarded headers then, which `stampOrigin` writes for it.
  process.env.AUTH_TRUST_HOST = "1";
  const config = loadConfig(process.env, { root });
  const logger = createLogger(config.logLevel);
  const server = createServer();
  const web = next({
    dev: !config.production,
    dir: root,
    hostname: config.host,
    port: config.port,
    httpServer: server,
    // Given here, so that a start does not compile next.config.ts again.
    ...(config.production ? { conf: nextConfig } : {}),
  });
  const parts = Promise.all([compose(config, root, logger, (line) => console.log(line)), web.prepare()]);
  let realtime: ReturnType<typeof attachRealtime> | undefined;
  let leaving = false;
  const stop = once(async () => {
    leaving = true;
    // Also when the signal comes first: what starts has a database and sandboxes by then, which it alone can end.
    const [app] = await parts;
    server.close();
    await Promise.all([realtime?.close(), app.stop(config.shutdownGraceMs)]);
    server.closeAllConnections();
    await web.close();
  });
  leaveOnSignals(stop);
  const [app] = await parts;
  if (leaving) return stop();
  provideServices(app.services);
  const handle = web.getRequestHandler();
  const serveFile = createStaticFiles([
    { prefix: "/assets/", folder: join(root, "build/assets") },
    // While developing Next makes its files as they are asked for.
    ...(config.production ? [{ prefix: "/_next/static/", folder: join(root, ".next/static") }] : []),
  ]);
  server.on("request", (request, response) => {
    stampPeer(request);
    stampOrigin(request, app.services.identity);
    if (refuseForeignHost(request, response, config) || refuseMalformedPath(request, response)) return;
    if (serveFile(request, response)) return;
    void handle(request, response);
  });
  realtime = attachRealtime(server, app.services);
  try {
    await listen(server, config.port, config.host);
  } catch (error) {
    await stop();
    throw error;
  }
  const here = addressOf(server.address() as AddressInfo, config.host);
  for (const notice of app.notices(config.publicUrl ?? here)) console.log(notice);
  const { tier, summary } = app.services.limits.describe();
  console.log(`Sandboxes: ${tier}. ${summary}`);
  console.log(`Podium is ready: ${here}${config.publicUrl ? ` (for others: ${config.publicUrl})` : ""}`);
}

function listen(server: ReturnType<typeof createServer>, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        taken ? new Error(`Port ${port} on ${host} is in use. Set PORT to another, as in PORT=3001 npm start.`) : error,
      );
    });
    server.listen(port, host, resolve);
  });
}

/** A repeat within this time is the same wish: Ctrl-C reaches npm and this process, and npm passes it on. */
const SAME_SIGNAL_MS = 1000;

/** The first signal ends in order, another one later at once. */
function leaveOnSignals(stop: () => Promise<void>): void {
  let leavingSince: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (leavingSince !== undefined) {
        if (performance.now() - leavingSince > SAME_SIGNAL_MS) process.exit(130);
        return;
      }
      leavingSince = performance.now();
      void stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => (result ??= action());
}

function addressOf(address: AddressInfo, host: string): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${address.port}`;
}

main().catch((error: unknown) => {
  // What was thrown for people is a sentence; anything else shows where it came from.
  console.error(error instanceof Error && error.cause === undefined ? error.message : error);
  process.exit(1);
});
