import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { connectCluster } from "./steps/kubernetes/client";
import { findManifest, parseManifests, writeManifests } from "./steps/kubernetes/manifests";
import { parseClusterOptions } from "./steps/kubernetes/options";
import type { Tools } from "./steps/tools";

/** What servers make for themselves in the sandboxes' namespace. */
const MADE = "deployments.apps,jobs.batch,pods,leases.coordination.k8s.io";

/** `npm run k8s:down`: removes what `k8s:up` with the same options brought, the data of a database for trying out too. */
export async function main(tools: Tools): Promise<void> {
  const options = parseClusterOptions(tools.root, tools.args);
  const client = await connectCluster(tools, options);
  const rendered = client.read(["kustomize", options.overlay]);
  if (!rendered) throw new tools.Refusal(`kubectl kustomize ${options.overlay} fails; run it to see why.`);
  const manifests = parseManifests(rendered);
  const { namespace = "default" } = findManifest(manifests, "Deployment", "podium").metadata;
  const { namespace: sandboxes = "default" } = findManifest(manifests, "Role", "podium").metadata;
  // The account that every namespace has would only be made again.
  const ours = manifests.filter(({ kind, metadata }) => !(kind === "ServiceAccount" && metadata.name === "default"));
  const file = path.join(tools.root, "build/k8s/down.yaml");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, writeManifests(ours));
  const { step } = tools.progress;
  const away = ["--ignore-not-found", "--wait", "--timeout=180s"];
  // Servers first: they would make what is removed under them again.
  await step("servers", () => client.run("k8s-down-app", ["-n", namespace, "delete", "deployment", "podium", ...away]));
  await step("sandboxes", () =>
    client.run("k8s-down-sandboxes", ["-n", sandboxes, "delete", MADE, "-l", "podium.dev/installation", ...away]),
  );
  await step("objects", async () => {
    await client.run("k8s-down", ["delete", "-f", file, ...away]);
    const made = ["secret/podium-secret", "secret/podium-postgres", "persistentvolumeclaim/data-podium-postgres-0"];
    await client.run("k8s-down-made", ["-n", namespace, "delete", ...made, ...away]);
  });
}
