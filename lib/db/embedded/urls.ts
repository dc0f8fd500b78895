import type { ServerFolder } from "./folder";
import { databaseName } from "./initialise";

/** Addresses of a server: the best one, and the one over loopback. */
export function urlsOf(folder: ServerFolder, port: number, password: string): { url: string; tcpUrl: string } {
  const base = `postgresql://${databaseName}:${password}@`;
  const tcpUrl = `${base}127.0.0.1:${port}/${databaseName}`;
  if (!folder.socketFolder) return { url: tcpUrl, tcpUrl };
  return { url: `${base}localhost:${port}/${databaseName}?host=${encodeURIComponent(folder.socketFolder)}`, tcpUrl };
}
