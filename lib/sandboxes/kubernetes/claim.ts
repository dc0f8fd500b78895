import type { V1Pod } from "@kubernetes/client-node";
import { statusOf } from "./cluster";
import type { EngineContext } from "./context";
import { Label } from "./labels";
import { running } from "./make-pod";

const pointer = (label: string) => `/metadata/labels/${label.replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** Pods of a pool that run and that nobody has claimed, in no order. */
export function claimable({ watch }: EngineContext, pool: string): V1Pod[] {
  return watch.list().filter((pod) => {
    const labels = pod.metadata?.labels;
    return labels?.[Label.pool] === pool && labels[Label.state] === "warm" && isRunning(pod);
  });
}

function isRunning(pod: V1Pod): boolean {
  try {
    return running(pod) !== undefined;
  } catch {
    // One that cannot start is the controller's to replace.
    return false;
  }
}

/**
 * Takes a warm pod of a pool for this replica; undefined when there is none. The patch tests the label that it changes, so of
 * two replicas one is refused, and the pool's controller lets go of the pod and makes another.
 * @param tried names asked for before: the watch may still call one warm that is taken.
 * @throws the API server's error when it is something else than somebody being quicker.
 */
export async function claim(context: EngineContext, pool: string, tried: Set<string>): Promise<V1Pod | undefined> {
  const { cluster, options } = context;
  // Each replica begins elsewhere, so that they seldom want the same one.
  const pods = claimable(context, pool).sort(() => Math.random() - 0.5);
  for (const name of tried) if (!context.watch.get(name)) tried.delete(name);
  for (const pod of pods) {
    const name = pod.metadata?.name ?? "";
    if (tried.has(name)) continue;
    tried.add(name);
    try {
      const body = [
        { op: "test", path: pointer(Label.state), value: "warm" },
        { op: "replace", path: pointer(Label.state), value: "claimed" },
        { op: "add", path: pointer(Label.replica), value: options.replica },
      ];
      return await cluster.core.patchNamespacedPod({ name, namespace: cluster.namespace, body }, cluster.jsonPatch);
    } catch (error) {
      // 422: another replica has it; 404 and 409: it went or changed meanwhile.
      if ([404, 409, 422].includes(statusOf(error) ?? 0)) continue;
      tried.delete(name);
      throw error;
    }
  }
  return undefined;
}
