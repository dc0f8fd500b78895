import type { V1Deployment } from "@kubernetes/client-node";
import type { SandboxProfile } from "../engine";
import { statusOf } from "./cluster";
import type { EngineContext } from "./context";
import { Label, readable, shortHash } from "./labels";
import { podSpec } from "./pod-spec";
import { persist } from "./retry";

/** Name of the Deployment of a profile. Another image, limit or option makes another name, so versions never share one. */
export function deploymentName(context: EngineContext, profile: SandboxProfile): string {
  const spec = podSpec(profile, context.options, "Always");
  const hash = shortHash(JSON.stringify([context.options.installation, profile.key, spec]));
  return `podium-${readable(profile.key)}-${hash}`;
}

/** Makes the Deployment of a pool, or sets its size. @throws Error of the API server. */
export async function ensureDeployment(context: EngineContext, profile: SandboxProfile): Promise<string> {
  const { cluster, options } = context;
  const name = deploymentName(context, profile);
  const { namespace } = cluster;
  const body = deployment(context, name, profile);
  try {
    await persist(() => cluster.apps.createNamespacedDeployment({ namespace, body }), 10_000);
  } catch (error) {
    if (statusOf(error) !== 409) throw error;
    await scaleDeployment(context, name, options.sparePods);
  }
  return name;
}

/** Sets how many pods wait unclaimed. @throws Error of the API server. */
export async function scaleDeployment({ cluster }: EngineContext, name: string, replicas: number): Promise<void> {
  const body = [{ op: "replace", path: "/spec/replicas", value: replicas }];
  await cluster.apps.patchNamespacedDeployment({ name, namespace: cluster.namespace, body }, cluster.jsonPatch);
}

/** Removes the Deployments of this installation that are not among `kept`; resolves to how many. */
export async function removeDeployments(
  { cluster, options }: EngineContext,
  kept: ReadonlySet<string>,
): Promise<number> {
  const { namespace } = cluster;
  const labelSelector = `${Label.installation}=${options.installation}`;
  const { items } = await cluster.apps.listNamespacedDeployment({ namespace, labelSelector });
  const names = items.map((item) => item.metadata?.name ?? "").filter((name) => !kept.has(name));
  for (const name of names) {
    await cluster.apps
      .deleteNamespacedDeployment({ name, namespace, propagationPolicy: "Background" })
      .catch((error: unknown) => {
        if (statusOf(error) !== 404) throw error;
      });
  }
  return names.length;
}

function deployment({ options }: EngineContext, name: string, profile: SandboxProfile): V1Deployment {
  const selector = { [Label.installation]: options.installation, [Label.pool]: name, [Label.state]: "warm" };
  const labels = { ...selector, [Label.replica]: "none" };
  return {
    metadata: { name, labels: { [Label.installation]: options.installation } },
    spec: {
      replicas: options.sparePods,
      revisionHistoryLimit: 0,
      selector: { matchLabels: selector },
      template: { metadata: { labels }, spec: podSpec(profile, options, "Always") },
    },
  };
}
