import type { V1Container, V1PodSpec } from "@kubernetes/client-node";
import type { SandboxLimits, SandboxProfile } from "../engine";
import { CONTAINER } from "./labels";
import type { KubernetesEngineOptions } from "./options";

/** What a pod's specification depends on beside the profile. */
export type PodOptions = Pick<
  KubernetesEngineOptions,
  | "image"
  | "probeImage"
  | "imagePullPolicy"
  | "imagePullSecrets"
  | "runtimeClass"
  | "priorityClass"
  | "seccompProfile"
  | "nodeSelector"
  | "toleration"
  | "userId"
  | "requests"
>;

/** A sandbox for this profile as a pod; how often it is restarted is its owner's to say. */
export function podSpec(profile: SandboxProfile, options: PodOptions, restartPolicy: "Always" | "Never"): V1PodSpec {
  const { userId, toleration, imagePullSecrets } = options;
  return {
    restartPolicy,
    hostname: "sandbox",
    // Name servers are of no use without a network, and a cluster without DNS would complain at every pod.
    dnsPolicy: "Default",
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    // The runner ends everything at SIGTERM; a second is for nodes that are busy.
    terminationGracePeriodSeconds: 1,
    runtimeClassName: options.runtimeClass,
    priorityClassName: options.priorityClass,
    nodeSelector: { ...options.nodeSelector },
    tolerations: toleration === undefined ? undefined : [{ key: toleration, operator: "Exists" }],
    imagePullSecrets: imagePullSecrets.map((name) => ({ name })),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: userId,
      runAsGroup: userId,
      seccompProfile: seccomp(options.seccompProfile),
    },
    containers: [container(profile, options)],
    volumes: [
      memory("work", profile.limits.workBytes),
      memory("tmp", profile.limits.tmpBytes),
      memory("shm", profile.limits.tmpBytes),
    ],
  };
}

function container({ limits, image }: SandboxProfile, options: PodOptions): V1Container {
  return {
    name: CONTAINER,
    image: options.image.replaceAll("{language}", image ?? options.probeImage),
    imagePullPolicy: options.imagePullPolicy,
    command: ["/podium/runner", "--pod"],
    args: ["--work-bytes", String(limits.workBytes), "--tmp-bytes", String(limits.tmpBytes)],
    stdin: true,
    // A server that restarts, or that lost its connection, can attach again.
    stdinOnce: false,
    securityContext: {
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    resources: resources(limits, options.requests),
    volumeMounts: [
      { name: "work", mountPath: "/work" },
      { name: "tmp", mountPath: "/tmp" },
      { name: "shm", mountPath: "/dev/shm" },
    ],
  };
}

/** The container's log holds a copy of everything attached; the kubelet counts it as ephemeral storage. */
const LOG_BYTES = 1024 ** 3;

function resources({ memoryBytes, cpuMillis }: SandboxLimits, requests: PodOptions["requests"]) {
  return {
    limits: { memory: String(memoryBytes), cpu: `${cpuMillis}m`, "ephemeral-storage": String(LOG_BYTES) },
    requests: {
      memory: String(Math.min(requests.memoryBytes, memoryBytes)),
      cpu: `${Math.min(requests.cpuMillis, cpuMillis)}m`,
      "ephemeral-storage": "8Mi",
    },
  };
}

function memory(name: string, bytes: number) {
  return { name, emptyDir: { medium: "Memory", sizeLimit: String(bytes) } };
}

function seccomp(profile: string) {
  return profile === "RuntimeDefault" ? { type: "RuntimeDefault" } : { type: "Localhost", localhostProfile: profile };
}
