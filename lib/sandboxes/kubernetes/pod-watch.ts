import type { V1Pod } from "@kubernetes/client-node";
import type { Cluster } from "./cluster";
import type { EngineLogger } from "./options";

/** The pods of one selector as the cluster last told of them. */
export interface PodWatch {
  /** Resolves when the first list is there. @throws Error of the API server. */
  start(): Promise<void>;
  list(): V1Pod[];
  get(name: string): V1Pod | undefined;
  /** Calls the listener at each change until the result is called. */
  onChange(listener: () => void): () => void;
  stop(): void;
}

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

interface WatchParts {
  cluster: Cluster;
  labelSelector: string;
  logger: EngineLogger;
}

/**
 * Lists, watches from there, and lists again whenever the watch ends: the client's own ends after 30 s of silence, and a line
 * it cannot parse is dropped without a word, so a watch is only ever a hint.
 */
export function watchPods({ cluster, labelSelector, logger }: WatchParts): PodWatch {
  const pods = new Map<string, V1Pod>();
  const listeners = new Set<() => void>();
  let stopped = false;
  let controller: AbortController | undefined;
  let timer: NodeJS.Timeout | undefined;
  let retryMs = FIRST_RETRY_MS;

  const tell = () => {
    for (const listener of [...listeners]) listener();
  };

  async function list(): Promise<string> {
    const { items, metadata } = await cluster.core.listNamespacedPod({ namespace: cluster.namespace, labelSelector });
    pods.clear();
    for (const pod of items) pods.set(pod.metadata?.name ?? "", pod);
    retryMs = FIRST_RETRY_MS;
    tell();
    return metadata?.resourceVersion ?? "";
  }

  function take(phase: string, pod: V1Pod): void {
    const name = pod.metadata?.name;
    // An error's object is no pod: the next list puts things right.
    if (name === undefined || phase === "ERROR" || phase === "BOOKMARK") return;
    if (phase === "DELETED") pods.delete(name);
    else pods.set(name, pod);
    tell();
  }

  async function follow(resourceVersion: string): Promise<void> {
    const path = `/api/v1/namespaces/${cluster.namespace}/pods`;
    controller = await cluster.watch.watch(path, { labelSelector, resourceVersion }, take, again);
    if (stopped) controller.abort();
  }

  function again(error?: unknown): void {
    if (stopped) return;
    const silent = !error || (error instanceof Error && error.name === "TimeoutError");
    if (!silent) logger.debug({ err: error }, "The watch of the sandboxes' pods broke.");
    clearTimeout(timer);
    timer = setTimeout(() => void list().then(follow).catch(again), silent ? 0 : retryMs);
    if (!silent) retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
  }

  return {
    start: async () => {
      const version = await list();
      void follow(version).catch(again);
    },
    list: () => [...pods.values()],
    get: (name) => pods.get(name),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      controller?.abort();
    },
  };
}
