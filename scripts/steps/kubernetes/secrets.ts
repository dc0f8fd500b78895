import { randomBytes } from "node:crypto";
import type { Tools } from "../tools";
import type { ClusterClient } from "./client";
import type { Manifest } from "./manifests";

/** Makes the Secrets that manifests refer to and that nobody made yet; never changes one. */
export function ensureSecrets(
  tools: Tools,
  client: ClusterClient,
  options: { namespace: string; manifests: readonly Manifest[]; databaseUrl: string | undefined },
): void {
  const { namespace, manifests, databaseUrl } = options;
  if (exists(client, namespace, "podium-secret")) return;
  const own = manifests.some(({ kind, metadata }) => kind === "StatefulSet" && metadata.name === "podium-postgres");
  const url = own ? ownDatabase(client, namespace) : databaseUrl;
  if (!url) {
    throw new tools.Refusal(
      `This overlay uses a PostgreSQL of yours. Set DATABASE_URL for this command, or make the Secret podium-secret in the namespace ${namespace} with DATABASE_URL and PODIUM_SECRET yourself.`,
    );
  }
  client.send("create", secret(namespace, "podium-secret", { DATABASE_URL: url, PODIUM_SECRET: random() }));
}

/** The database's password may be older than a podium-secret that somebody removed. */
function ownDatabase(client: ClusterClient, namespace: string): string {
  const known = client.read(["-n", namespace, "get", "secret", "podium-postgres", "-o", "jsonpath={.data.password}"]);
  const password = known ? Buffer.from(known, "base64").toString("utf8") : random();
  if (!known) client.send("create", secret(namespace, "podium-postgres", { password }));
  return `postgresql://podium:${password}@podium-postgres:5432/podium`;
}

function exists(client: ClusterClient, namespace: string, name: string): boolean {
  return client.read(["-n", namespace, "get", "secret", name, "-o", "name"]) !== null;
}

function secret(namespace: string, name: string, stringData: Record<string, string>): string {
  return JSON.stringify({ apiVersion: "v1", kind: "Secret", metadata: { name, namespace }, stringData });
}

function random(): string {
  return randomBytes(32).toString("hex");
}
