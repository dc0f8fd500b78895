import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { clusterTool, kubeletFolder } from "./cluster-tool";

const run = process.env.CLUSTER_RUN ?? "/run/podium-cluster";

/** A process of the cluster on this machine. */
export type ClusterPart = "kubelet" | "kube-apiserver";

/** Ends a part as a crash does, and starts it again after `ms`. */
export async function withoutPart(part: ClusterPart, ms: number): Promise<void> {
  const [pid] = readFileSync(`${run}/${part}.pid`, "utf8").split(" ");
  process.kill(Number(pid), "SIGKILL");
  await delay(ms);
  await clusterTool("up");
}

/**
 * Fills a pod's volume in memory beyond its limit. Nodes before 1.22 let a pod do that, and then the limit is the kubelet's
 * to enforce: it evicts the pod, as it does everywhere for volumes on disk.
 */
export function overfill(podUid: string, volume: string, bytes: number): void {
  const folder = path.join(kubeletFolder, "pods", podUid, "volumes/kubernetes.io~empty-dir", volume);
  execFileSync("mount", ["-o", `remount,size=${2 * bytes}`, folder]);
  writeFileSync(path.join(folder, "overfull"), Buffer.alloc(bytes));
}
