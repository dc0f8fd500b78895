import type { PoolPlan } from "../engine";

/** What the engine needs of a logger; pino's own fits. */
export interface EngineLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How a Kubernetes engine is made: plain data, a logger and a clock. */
export interface KubernetesEngineOptions {
  /** Tells this installation's objects from another's in one namespace: lower case letters, digits and `-`, at most 40. */
  installation: string;
  /** Tells this process from other replicas of the installation: as `installation`. */
  replica: string;
  /** Path of a kubeconfig; absent: the service account of the pod this runs in, else ~/.kube/config. */
  kubeconfig?: string;
  /** Context of the kubeconfig; absent: its current one. */
  context?: string;
  /** Where sandboxes run. */
  namespace: string;
  /** Image of a sandbox; `{language}` becomes the profile's image name. */
  image: string;
  /** Image name of the sandbox that the probe runs in; any that has a shell and the usual tools. */
  probeImage: string;
  imagePullPolicy: "Always" | "IfNotPresent" | "Never";
  imagePullSecrets: readonly string[];
  /** Such as `gvisor`; absent: the cluster's default. */
  runtimeClass?: string;
  priorityClass?: string;
  /**
   * `RuntimeDefault`, or the path of k8s/seccomp/podium-sandbox.json beneath the kubelet's seccomp folder, with which a
   * sandbox has namespaces of its own inside the container.
   */
  seccompProfile: string;
  /** Labels a node needs to run sandboxes. */
  nodeSelector: Readonly<Record<string, string>>;
  /** Key of a taint that nodes for sandboxes have; absent: none. */
  toleration?: string;
  /** User and group in the container. */
  userId: number;
  /** Reserved for each sandbox; far below its limits, so that waiting ones fit. */
  requests: { cpuMillis: number; memoryBytes: number };
  /** Sandboxes that each replica keeps claimed and attached, by pool. */
  pools: readonly PoolPlan[];
  /** Pods of each pool that wait unclaimed beside them, for all replicas together. */
  sparePods: number;
  /** Sandboxes being made at one time for the pools. */
  maxStarting: number;
  logger: EngineLogger;
  /** Called when the cluster can be used for the first time: within `start`, or long after it. */
  onUsable?: () => void;
  /** Monotonic time in milliseconds. */
  now: () => number;
}
