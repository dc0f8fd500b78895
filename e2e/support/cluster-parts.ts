import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { clusterTool } from "./cluster-tool";

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
