import type { V1Pod } from "@kubernetes/client-node";
import { statusOf } from "./cluster";
import type { EngineContext } from "./context";
import { Label } from "./labels";
import { running } from "./make-pod";
import { isRefusal, persist, unreachable } from "./retry";

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

/** How long a claim is asked for before it is given up. */
const CLAIM_MS = 5_000;

/**
 * Takes a warm pod of a pool for this replica; undefined when there is none. The patch tests the label that it changes, so of
 * two replicas one is refused, and the pool's controller lets go of the pod and makes another.
 * @param tried names asked for before: the watch may still call one warm that is taken.
 * @throws EngineUnavailableError when the API server does not answer · its refusal, but for somebody being quicker.
 */
export async function claim(context: EngineContext, pool: string, tried: Set<string>): Promise<V1Pod | undefined> {
  const { cluster, options, held } = context;
  // Each replica begins elsewhere, so that they seldom want the same one.
  const pods = claimable(context, pool).sort(() => Math.random() - 0.5);
  for (const name of tried) if (!context.watch.get(name)) tried.delete(name);
  for (const pod of pods) {
    const name = pod.metadata?.name ?? "";
    if (tried.has(name)) continue;
    tried.add(name);
    held.add(name);
    try {
      const body = [
        { op: "test", path: pointer(Label.state), value: "warm" },
        { op: "replace", path: pointer(Label.state), value: "claimed" },
        { op: "add", path: pointer(Label.replica), value: options.replica },
      ];
      const namespace = cluster.namespace;
      const ask = () => cluster.core.patchNamespacedPod({ name, namespace, body }, cluster.jsonPatch);
      return await persist(ask, CLAIM_MS);
    } catch (error) {
      // Also where it was claimed and only the answer was lost: the pod is swept then.
      held.delete(name);
      // 422: another replica has it; 404 and 409: it went or changed meanwhile.
      if ([404, 409, 422].includes(statusOf(error) ?? 0)) continue;
      tried.delete(name);
      throw isRefusal(error) ? error : unreachable(error);
    }
  }
  return undefined;
}
