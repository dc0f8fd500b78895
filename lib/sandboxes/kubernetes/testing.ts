import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { inject } from "vitest";
import type { ConformanceTarget } from "../conformance/target";
import type { PoolPlan, Sandbox } from "../engine";
import { connect } from "./cluster";
import { createKubernetesEngine } from "./engine";
import type { KubernetesEngineOptions } from "./options";
import { KubernetesSandbox } from "./sandbox";

declare module "vitest" {
  interface ProvidedContext {
    /** The cluster of these tests; e2e/support/cluster.ts starts it. */
    cluster: Pick<KubernetesEngineOptions, "namespace" | "image" | "seccompProfile"> & { kubeconfig: string };
    /** What images of languages are called there, and which there are. */
    languageImages: { image: string; languages: readonly string[] };
  }
}

/** Options for a test's own engine: no object in common with any other. */
export function testOptions(changes: Partial<KubernetesEngineOptions> = {}): KubernetesEngineOptions {
  const silent = () => undefined;
  return {
    installation: `test-${randomBytes(4).toString("hex")}`,
    replica: randomBytes(4).toString("hex"),
    ...inject("cluster"),
    probeImage: "bash",
    imagePullPolicy: "Never",
    imagePullSecrets: [],
    nodeSelector: {},
    userId: 1_000,
    requests: { cpuMillis: 10, memoryBytes: 16 * 1024 * 1024 },
    pools: [],
    sparePods: 1,
    maxStarting: 4,
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    now: () => performance.now(),
    ...changes,
  };
}

/** A started engine for the conformance suite, with eyes on the node's side. */
export async function createKubernetesTarget(pools: readonly PoolPlan[]): Promise<ConformanceTarget> {
  const options = testOptions({ pools });
  const cluster = await connect(options);
  const engine = createKubernetesEngine(options);
  await engine.start();
  const observe = async (sandbox: Sandbox) => {
    if (!(sandbox instanceof KubernetesSandbox)) throw new Error("not a sandbox of the Kubernetes engine");
    const look = async () => {
      const { items } = await cluster.core.listNamespacedPod({ namespace: cluster.namespace });
      const uids = new Set(sandbox.pods.map((pod) => pod.uid));
      return [
        ...items.flatMap(({ metadata }) => (uids.has(metadata?.uid ?? "") ? [`pod ${metadata?.name}`] : [])),
        ...[...uids].flatMap(processesOf),
      ];
    };
    if ((await look()).length < 2) throw new Error("A living sandbox was not seen.");
    return look;
  };
  return { engine, observe, close: () => engine.close() };
}

/** Processes on this node in the control groups of a pod, but for the one that only holds its network. */
export function processesOf(podUid: string): string[] {
  // Of all processes only the control group is read: there may be many, and none of them is to be waited for.
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      if (!readFileSync(`/proc/${pid}/cgroup`, "latin1").includes(podUid)) return [];
      const name = readFileSync(`/proc/${pid}/comm`, "latin1").trim();
      const zombie = /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "latin1"));
      return !zombie && name !== "pause" ? [`process ${pid} ${name}`] : [];
    } catch {
      return [];
    }
  });
}
