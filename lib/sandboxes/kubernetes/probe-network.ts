import type { EngineContext } from "./context";
import { createJob, podOf, removeJob } from "./make-pod";
import { podSpec } from "./pod-spec";
import type { SandboxPod } from "./sandbox-pod";
import { waitForPods } from "./wait";

/** Where nobody listens: a packet that arrives is refused at once, one that is dropped is not answered. */
const PORT = 9;
const ARRIVED = 10;
const DROPPED = 11;
const PROBE_MS = 30_000;

/**
 * Finds out whether the cluster enforces NetworkPolicy, by a pod without the runner's filter that knocks at another sandbox.
 * A policy that answers with a refusal counts as none: that cannot be told from a packet that arrived.
 */
export async function networkPolicyWords(context: EngineContext, neighbour: SandboxPod): Promise<string> {
  const unknown = "whether the cluster enforces NetworkPolicy could not be found out";
  const code = await knock(context, neighbour).catch((err: unknown) => {
    context.options.logger.warn({ err }, "The probe of the cluster's network failed.");
  });
  if (code === ARRIVED) return "the cluster itself does not keep pods apart (no NetworkPolicy is enforced)";
  return code === DROPPED ? "the cluster's NetworkPolicy" : unknown;
}

async function knock(context: EngineContext, { name, profile }: SandboxPod): Promise<number | undefined> {
  const { options, watch } = context;
  const address = watch.get(name)?.status?.podIP;
  if (!address) return undefined;
  const spec = podSpec(profile, options, "Never");
  const program = `timeout 2 /bin/bash -c 'exec 3<>/dev/tcp/${address}/${PORT}' 2>&1 | grep -qi refused && exit ${ARRIVED}; exit ${DROPPED}`;
  for (const container of spec.containers)
    Object.assign(container, { command: ["/bin/bash", "-c", program], args: [] });
  const job = await createJob(context, { ...profile, key: "probe-network" }, spec);
  try {
    const ended = () => podOf(context, job)?.status?.containerStatuses?.[0]?.state?.terminated?.exitCode;
    return await waitForPods(watch, ended, { ms: PROBE_MS, late: () => new Error("The pod did not end in time.") });
  } finally {
    void removeJob(context, job);
  }
}
