import { spawn } from "node:child_process";
import { type ClusterClient, connectCluster } from "./steps/kubernetes/client";
import { findManifest, ingressHost, type Manifest, parseManifests, writeManifests } from "./steps/kubernetes/manifests";
import { type ClusterOptions, parseClusterOptions } from "./steps/kubernetes/options";
import { ensureSecrets } from "./steps/kubernetes/secrets";
import type { Tools } from "./steps/tools";

const READY = "300s";
/** Of what writes on nodes; see k8s/seccomp. */
const NODES = "podium-nodes";

/** `npm run k8s:up [-- --overlay production]`: brings Podium up on the current context and says where it is. */
export async function main(tools: Tools): Promise<void> {
  const options = readOptions(tools);
  const client = await connectCluster(tools, options);
  const { line, step } = tools.progress;
  const context = options.context ?? client.read(["config", "current-context"])?.trim();
  if (!context) throw new tools.Refusal("No cluster: set KUBECONFIG, or choose a context with kubectl config.");
  line(`Context ${context}`);
  const rendered = client.read(["kustomize", options.overlay]);
  if (!rendered) throw new tools.Refusal(`kubectl kustomize ${options.overlay} fails; run it to see why.`);
  const manifests = parseManifests(rendered);
  const { namespace = "default" } = findManifest(manifests, "Deployment", "podium").metadata;
  const isFirst = ({ kind, metadata }: Manifest) => kind === "Namespace" || metadata.namespace === NODES;
  const first = manifests.filter(isFirst);
  if (first.length > 0) await step("namespaces and nodes", () => prepareNodes(client, first));
  await step("objects", async () => {
    ensureSecrets(tools, client, { namespace, manifests, databaseUrl: process.env.DATABASE_URL });
    await client.run("k8s-migrate-again", migrationArguments(namespace));
    client.send("apply", writeManifests(manifests.filter((manifest) => !isFirst(manifest))));
  });
  await step("servers", () => untilReady(tools, client, namespace));
  await tellAddress(tools, client, { manifests, namespace, forward: options.forward });
}

function readOptions(tools: Tools): ClusterOptions {
  try {
    return parseClusterOptions(tools.root, tools.args);
  } catch (error) {
    throw new tools.Refusal((error as Error).message);
  }
}

/** Before the servers: they look at what the nodes allow once, when they start. */
async function prepareNodes(client: ClusterClient, manifests: readonly Manifest[]): Promise<void> {
  client.send("apply", writeManifests(manifests));
  if (!manifests.some(({ kind }) => kind === "DaemonSet")) return;
  const status = ["rollout", "status", "daemonset/podium-seccomp", `--timeout=${READY}`];
  await client.run("k8s-nodes", ["-n", NODES, ...status]);
}

/** A Job cannot be changed, only made again. */
function migrationArguments(namespace: string): string[] {
  return ["-n", namespace, "delete", "job", "podium-migrate", "--ignore-not-found", "--cascade=foreground"];
}

async function untilReady(tools: Tools, client: ClusterClient, namespace: string): Promise<void> {
  try {
    await client.run("k8s-rollout", ["-n", namespace, "rollout", "status", "deployment/podium", `--timeout=${READY}`]);
  } catch {
    const pods = client.read(["-n", namespace, "get", "pods"]) ?? "";
    const said = client.read(["-n", namespace, "logs", "deployment/podium", "--all-containers", "--tail=20"]) ?? "";
    throw new tools.Refusal(
      `The servers are not ready after ${READY}. docs/kubernetes.md, "Troubleshooting", goes by what is seen:\n\n${pods}\n${said}`,
    );
  }
}

async function tellAddress(
  { progress: { line } }: Tools,
  client: ClusterClient,
  { manifests, namespace, forward }: { manifests: readonly Manifest[]; namespace: string; forward: number | null },
): Promise<void> {
  const host = ingressHost(manifests);
  if (host) return line(`Podium is ready: https://${host} (when its name leads to your ingress controller)`);
  const args = [...client.before, "-n", namespace, "port-forward", "service/podium", `${forward ?? 3000}:80`];
  if (forward === null) return line(`Podium is ready. To reach it: kubectl ${args.join(" ")}`);
  line(`Podium is ready: http://127.0.0.1:${forward} as long as this runs; Ctrl-C ends only the way to it.`);
  const child = spawn(client.program, args, { stdio: ["ignore", "ignore", "inherit"] });
  await new Promise<void>((resolve) => child.once("close", () => resolve()));
}
