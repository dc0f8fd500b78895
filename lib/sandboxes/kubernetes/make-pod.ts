import { randomBytes } from "node:crypto";
import type { V1Pod, V1PodSpec } from "@kubernetes/client-node";
import type { SandboxProfile } from "../engine";
import { EngineUnavailableError } from "../engine";
import { statusOf, wordsOf } from "./cluster";
import type { EngineContext } from "./context";
import { Label, readable } from "./labels";
import { podSpec } from "./pod-spec";
import { creationFailure, startFailure, waitingFor } from "./reasons";
import { isRefusal, make, persist, unreachable } from "./retry";
import { waitForPods } from "./wait";

/** How long a pod may take to run: an image may have to be pulled first. */
const START_MS = 120_000;
/** How long a controller's first events are waited for before they are read. */
const EVENTS_AFTER_MS = 2_000;
/** Of a Job beyond what its execution may last; a backstop for a cluster whose every replica is gone. */
const JOB_MS = 30 * 60_000;

/**
 * A sandbox that nobody keeps warm: a Job with one pod. Resolves when it runs.
 * @throws EngineUnavailableError in a sentence for people · the signal's reason.
 */
export async function makeColdPod(
  context: EngineContext,
  profile: SandboxProfile,
  signal?: AbortSignal,
): Promise<V1Pod> {
  const { watch, options } = context;
  const name = await createJob(context, profile, podSpec(profile, options, "Never"));
  const events = watchCreation(context, name);
  try {
    const look = () => running(podOf(context, name));
    const late = () => new EngineUnavailableError(describeDelay(podOf(context, name)));
    return await waitForPods(watch, look, { ms: START_MS, late, signal: anyOf(signal, events.failed) });
  } catch (error) {
    void removeJob(context, name);
    throw error;
  } finally {
    events.stop();
  }
}

/** Makes a Job of one pod, which is tried once; resolves to its name. @throws EngineUnavailableError */
export async function createJob(context: EngineContext, profile: SandboxProfile, spec: V1PodSpec): Promise<string> {
  const { cluster, options, held } = context;
  const { namespace } = cluster;
  const name = `${readable(profile.key)}-${randomBytes(5).toString("hex")}`;
  const labels = {
    [Label.installation]: options.installation,
    [Label.replica]: options.replica,
    [Label.state]: "claimed",
  };
  const body = {
    metadata: { name, labels },
    spec: {
      backoffLimit: 0,
      activeDeadlineSeconds: Math.ceil((profile.limits.totalMs + JOB_MS) / 1_000),
      ttlSecondsAfterFinished: 60,
      template: { metadata: { labels }, spec },
    },
  };
  held.add(name);
  try {
    await make(() => cluster.batch.createNamespacedJob({ namespace, body }), 5_000);
    return name;
  } catch (cause) {
    held.delete(name);
    throw isRefusal(cause)
      ? new EngineUnavailableError(creationFailure(wordsOf(cause)), { cause })
      : unreachable(cause);
  }
}

/** The pod of a Job; undefined while there is none. */
export function podOf({ watch }: EngineContext, job: string): V1Pod | undefined {
  return watch.list().find((pod) => pod.metadata?.labels?.["job-name"] === job);
}

/** The pod when it runs. @throws EngineUnavailableError when it never will. */
export function running(pod: V1Pod | undefined): V1Pod | undefined {
  if (!pod) return undefined;
  if (pod.status?.containerStatuses?.[0]?.state?.running && !pod.metadata?.deletionTimestamp) return pod;
  const failure = startFailure(pod);
  if (failure !== undefined) throw new EngineUnavailableError(failure);
  return undefined;
}

function describeDelay(pod: V1Pod | undefined): string {
  return `No sandbox started within ${START_MS / 1_000} s. ${pod ? waitingFor(pod) : "The cluster has made no pod for it."}`;
}

/** A quota refuses the pod and not the Job, and only events say so. */
function watchCreation({ cluster }: EngineContext, job: string) {
  const failed = new AbortController();
  const fieldSelector = `involvedObject.name=${job},reason=FailedCreate`;
  const timer = setInterval(() => {
    cluster.core.listNamespacedEvent({ namespace: cluster.namespace, fieldSelector }).then(
      ({ items }) => {
        const words = items.at(-1)?.message;
        if (words !== undefined) failed.abort(new EngineUnavailableError(creationFailure(words)));
      },
      () => undefined,
    );
  }, EVENTS_AFTER_MS);
  timer.unref();
  return { failed: failed.signal, stop: () => clearInterval(timer) };
}

function anyOf(first: AbortSignal | undefined, second: AbortSignal): AbortSignal {
  return first ? AbortSignal.any([first, second]) : second;
}

/** Removes a Job; its pod goes with it. Never rejects. */
export async function removeJob({ cluster, options, held }: EngineContext, name: string): Promise<void> {
  const ask = () =>
    cluster.batch.deleteNamespacedJob({ name, namespace: cluster.namespace, propagationPolicy: "Background" });
  await persist(ask, 60_000).catch((error: unknown) => {
    if (statusOf(error) !== 404) options.logger.warn({ err: error, job: name }, "A Job could not be removed.");
  });
  held.delete(name);
}
