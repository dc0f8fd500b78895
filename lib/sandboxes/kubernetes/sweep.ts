import type { V1ObjectMeta } from "@kubernetes/client-node";
import { statusOf } from "./cluster";
import type { EngineContext } from "./context";
import { Label } from "./labels";
import type { LeaseObserver } from "./lease";
import { removeDeployments } from "./pool-deployments";

/**
 * Removes what nobody of this installation uses: pods and Jobs of replicas that live no more, those of this one that it does
 * not hold (a claim may be carried out though its answer was lost), and pools. Leases go last, so that a sweep that is cut off
 * is done again.
 * @returns how many pods were removed.
 * @throws Error of the API server.
 */
export async function sweepCluster(context: EngineContext, observer: LeaseObserver): Promise<number> {
  const { cluster, held, options } = context;
  const { namespace } = cluster;
  const { replicas, deployments, dead } = await observer.living();
  const abandoned = ({ name = "", labels = {} }: V1ObjectMeta = {}) => {
    if (labels[Label.state] !== "claimed") return false;
    // What is listed was held before it bore the name, so it is looked up now and not before the list.
    if (labels[Label.replica] === options.replica) return !held.has(name) && !held.has(labels["job-name"] ?? "");
    return !replicas.has(labels[Label.replica] ?? "");
  };
  await removeDeployments(context, deployments);
  const jobs = await cluster.batch.listNamespacedJob({ namespace, labelSelector: selector(context) });
  for (const { metadata } of jobs.items)
    if (abandoned(metadata)) {
      const name = metadata?.name ?? "";
      await removes(cluster.batch.deleteNamespacedJob({ name, namespace, propagationPolicy: "Background" }));
    }
  const pods = await cluster.core.listNamespacedPod({ namespace, labelSelector: selector(context) });
  const left = pods.items.filter(({ metadata }) => abandoned(metadata) && !metadata?.deletionTimestamp);
  let removed = 0;
  for (const { metadata } of left) {
    const name = metadata?.name ?? "";
    if (await removes(cluster.core.deleteNamespacedPod({ name, namespace, gracePeriodSeconds: 0 }))) removed += 1;
  }
  for (const name of dead) await removes(cluster.coordination.deleteNamespacedLease({ name, namespace }));
  return removed;
}

function selector({ options }: EngineContext): string {
  return `${Label.installation}=${options.installation}`;
}

/** Whether it was there: another replica may sweep at the same time. */
function removes(removal: Promise<unknown>): Promise<boolean> {
  return removal.then(
    () => true,
    (error: unknown) => {
      if (statusOf(error) !== 404) throw error;
      return false;
    },
  );
}
