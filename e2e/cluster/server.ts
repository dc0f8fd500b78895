import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import { expect, inject, vi } from "vitest";
import type { Environment } from "../../lib/config/load";
import { type Manifest, writeManifests } from "../../scripts/steps/kubernetes/manifests";
import { testKubectl } from "../../scripts/steps/kubernetes/testing";
import { type Podium, startPodium } from "../support/podium";

/** Settings of a server whose sandboxes are pods of the tests' cluster. */
export function onCluster(changes: Environment = {}): Environment {
  const { kubeconfig, namespace, image, seccompProfile } = inject("cluster");
  return {
    PODIUM_ENGINE: "kubernetes",
    KUBECONFIG: kubeconfig,
    PODIUM_KUBERNETES_NAMESPACE: namespace,
    PODIUM_KUBERNETES_IMAGE: image,
    PODIUM_KUBERNETES_PULL_POLICY: "Never",
    PODIUM_KUBERNETES_SECCOMP: seccompProfile,
    PODIUM_KUBERNETES_REQUEST_MEMORY_MIB: "16",
    PODIUM_POOL: "python=2,default=0",
    ...changes,
  };
}

/** A server of its own on the cluster, with its pool full. */
export async function startOnCluster(changes: Environment = {}): Promise<Podium> {
  // It tries every protection in pods first.
  const podium = await startPodium({ env: onCluster(changes), startMs: 300_000 });
  await untilWarm(podium.url, Number(/python=(\d+)/.exec(changes.PODIUM_POOL ?? "python=2")?.[1]));
  return podium;
}

/** Waits until so many sandboxes of Python are ready. */
export async function untilWarm(url: string, count: number): Promise<void> {
  const ready = async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(/podium_pool_sandboxes\{pool="python[^"]*",state="ready"\} (\d+)/.exec(text)?.[1]);
  };
  // Not `expect.poll`: hooks wait for it too.
  await vi.waitFor(async () => expect(await ready()).toBe(count), { timeout: 240_000, interval: 100 });
}

/** Runs kubectl in the tests' namespace; returns what it prints. */
export function kubectl(...args: string[]): string {
  return withInput("", args);
}

/** Makes these in the tests' namespace, or changes them. */
export function apply(...manifests: Manifest[]): void {
  withInput(writeManifests(manifests), ["apply", "-f", "-"]);
}

function withInput(input: string, args: readonly string[]): string {
  const { kubeconfig, namespace } = inject("cluster");
  const all = ["--kubeconfig", kubeconfig, "-n", namespace, ...args];
  return execFileSync(testKubectl, all, { encoding: "utf8", input, stdio: "pipe" });
}

/** The same without holding up what this process has to answer meanwhile. */
export async function kubectlBeside(...args: string[]): Promise<string> {
  const { kubeconfig, namespace } = inject("cluster");
  const { stdout } = await promisify(execFile)(testKubectl, ["--kubeconfig", kubeconfig, "-n", namespace, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** A pod that some server has taken for itself. */
export interface ClaimedPod {
  name: string;
  uid: string;
  replica: string;
  /** Empty for one that was made for a single use. */
  pool: string;
}

/** Pods that servers have taken for themselves, waiting or in use. */
export async function claimedPods(): Promise<ClaimedPod[]> {
  const text = await kubectlBeside("get", "pods", "-l", "podium.dev/state=claimed", "-o", "json");
  const { items } = JSON.parse(text) as {
    items: { metadata: { name: string; uid: string; labels: Record<string, string> } }[];
  };
  return items.map(({ metadata: { name, uid, labels } }) => {
    return { name, uid, replica: labels["podium.dev/replica"] ?? "", pool: labels["podium.dev/pool"] ?? "" };
  });
}

/** Those that wait for Python, or run it. */
export async function pythonPods(): Promise<ClaimedPod[]> {
  return (await claimedPods()).filter(({ pool }) => pool.startsWith("podium-python"));
}
