import type { V1ContainerState, V1ContainerStatus, V1Pod } from "@kubernetes/client-node";

/** Why a sandbox is gone, for people; `memory` when the kernel killed its first process for want of memory. */
export interface LossReason {
  message: string;
  memory: boolean;
}

/**
 * What the control plane and kubelets call a node's end: `Shutdown` to 1.21, `Terminated` since, of pods that the node's
 * shutdown ended, `NodeShutdown` of those that it no longer took.
 */
const NODE_GONE: ReadonlySet<string> = new Set(["NodeLost", "NodeShutdown", "Shutdown", "Terminated"]);

const lost = (message: string): LossReason => ({ message, memory: false });

/**
 * Why a pod that ran does so no more, from its status; undefined while the status says nothing yet.
 * @param pod undefined when it is not there any more.
 * @param containerId the container that was attached to: another one means that it was restarted.
 */
export function lossReason(pod: V1Pod | undefined, containerId: string | undefined): LossReason | undefined {
  if (!pod) return lost("The sandbox's pod was deleted while the program was running. Run the program again.");
  const { status } = pod;
  if (status?.reason === "Evicted")
    return lost(`The node evicted the sandbox: ${sentence(status.message)} Run the program again.`);
  if (status?.reason === "DeadlineExceeded") return lost("The sandbox reached its longest life time.");
  if (status?.reason === "Preempting")
    return lost("The node needed the sandbox's place for something more important. Run the program again.");
  if (NODE_GONE.has(status?.reason ?? ""))
    return lost("The node that ran the sandbox was shut down or lost. Run the program again.");
  const ended = endedState(status?.containerStatuses?.[0], containerId);
  if (ended) return containerReason(ended);
  if (pod.metadata?.deletionTimestamp) return lost("The sandbox's pod was deleted. Run the program again.");
  return undefined;
}

/** The end of the container that was attached to, whether or not another took its place. */
function endedState(container: V1ContainerStatus | undefined, containerId: string | undefined) {
  const now = container?.state?.terminated;
  if (now) return now;
  const before = container?.lastState?.terminated;
  return before && (containerId === undefined || before.containerID === containerId) ? before : undefined;
}

function containerReason(ended: NonNullable<V1ContainerState["terminated"]>): LossReason {
  if (ended.reason === "OOMKilled")
    return { message: "The sandbox ran out of memory as a whole and was ended by the kernel.", memory: true };
  const words = ended.message ? ` ${sentence(ended.message)}` : "";
  return lost(`The sandbox ended by itself (${ended.reason ?? "no reason"}, exit code ${ended.exitCode}).${words}`);
}

/** What keeps a pod from starting and will not pass by itself; undefined when waiting may help. */
export function startFailure(pod: V1Pod): string | undefined {
  const waiting = pod.status?.containerStatuses?.[0]?.state?.waiting;
  switch (waiting?.reason) {
    case "ErrImageNeverPull":
    case "ImageInspectError":
    case "InvalidImageName":
    case "ImagePullBackOff":
    case "ErrImagePull":
      return `The sandbox image ${imageOf(pod)} cannot be pulled: ${sentence(waiting.message ?? waiting.reason)}`;
    case "CreateContainerConfigError":
    case "CreateContainerError":
    case "RunContainerError":
      return `The node cannot make the sandbox: ${sentence(waiting.message ?? waiting.reason)}`;
    default:
  }
  const loss = lossReason(pod, undefined);
  return loss?.message;
}

/** What a pod that has not started waits for, from its status; words for a deadline that passed. */
export function waitingFor(pod: V1Pod): string {
  const scheduled = pod.status?.conditions?.find((condition) => condition.type === "PodScheduled");
  if (scheduled?.status === "False")
    return `No node has room for the sandbox: ${sentence(scheduled.message ?? scheduled.reason)}`;
  const waiting = pod.status?.containerStatuses?.[0]?.state?.waiting?.reason;
  return waiting ? `The node is still making the sandbox (${waiting}).` : "No node has taken the sandbox yet.";
}

function imageOf(pod: V1Pod): string {
  return pod.spec?.containers[0]?.image ?? "";
}

/** A controller's words on why it could not make a pod. */
export function creationFailure(words: string): string {
  if (/exceeded quota/i.test(words)) return `The cluster's quota for sandboxes is used up: ${sentence(words)}`;
  if (/forbidden/i.test(words)) return `The cluster does not allow the sandbox: ${sentence(words)}`;
  return `The cluster could not make the sandbox: ${sentence(words)}`;
}

function sentence(words: string | undefined): string {
  const text = (words ?? "it gave no reason").trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
