import { statusOf } from "./cluster";
import type { EngineContext } from "./context";
import { Label } from "./labels";
import type { LeaseObserver } from "./lease";
import { removeDeployments } from "./pool-deployments";

/**
 * Removes what replicas of this installation left that live no more: their pods, their Jobs, the pools that nobody uses, and
 * at last their leases, so that a sweep that is cut off is done again.
 * @returns how many pods were removed.
 * @throws Error of the API server.
 */
export async function sweepCluster(context: EngineContext, observer: LeaseObserver): Promise<number> {
  const { cluster } = context;
  const { namespace } = cluster;
  const { replicas, deployments, dead } = await observer.living();
  const abandoned = (labels: Record<string, string> = {}) =>
    labels[Label.state] === "claimed" && !replicas.has(labels[Label.replica] ?? "");
  await removeDeployments(context, deployments);
  const jobs = await cluster.batch.listNamespacedJob({ namespace, labelSelector: selector(context) });
  for (const { metadata } of jobs.items)
    if (abandoned(metadata?.labels)) {
      const name = metadata?.name ?? "";
      await gone(cluster.batch.deleteNamespacedJob({ name, namespace, propagationPolicy: "Background" }));
    }
  const pods = await cluster.core.listNamespacedPod({ namespace, labelSelector: selector(context) });
  const left = pods.items.filter((pod) => abandoned(pod.metadata?.labels) && !pod.metadata?.deletionTimestamp);
  for (const { metadata } of left)
    await gone(cluster.core.deleteNamespacedPod({ name: metadata?.name ?? "", namespace, gracePeriodSeconds: 0 }));
  for (const name of dead) await gone(cluster.coordination.deleteNamespacedLease({ name, namespace }));
  return left.length;
}

function selector({ options }: EngineContext): string {
  return `${Label.installation}=${options.installation}`;
}

/** Another replica may sweep at the same time. */
async function gone(removal: Promise<unknown>): Promise<void> {
  await removal.catch((error: unknown) => {
    if (statusOf(error) !== 404) throw error;
  });
}
