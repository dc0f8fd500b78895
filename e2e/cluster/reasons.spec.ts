import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { create, type Owned, readUntil, untilOver } from "../faults/api";
import { overfill } from "../support/cluster-parts";
import { clusterTool } from "../support/cluster-tool";
import type { Podium } from "../support/podium";
import {
  apply,
  type ClaimedPod,
  claimedPods,
  kubectl,
  kubectlBeside,
  pythonPods,
  startOnCluster,
  untilWarm,
} from "./server";

const MIB = 2 ** 20;
/** Of a registry that is not there, so that what was not loaded cannot be pulled. */
const IMAGE = "localhost/podium-reasons/{language}:1";
const PYTHON = IMAGE.replace("{language}", "python");
let podium: Podium;

beforeAll(async () => {
  await clusterTool("ctr", "images", "tag", "--force", inject("cluster").image, PYTHON);
  podium = await startOnCluster({
    PODIUM_KUBERNETES_IMAGE: IMAGE,
    PODIUM_KUBERNETES_PULL_POLICY: "IfNotPresent",
    PODIUM_POOL: "python=1,default=0",
    PODIUM_LIMIT_WALL_MS: "200000",
  });
});
afterAll(async () => {
  await podium?.stop();
  await clusterTool("ctr", "images", "rm", PYTHON);
});

const python = (source: string, more: object = {}) => create(podium.url, { language: "python", source, ...more });
/** Of a size that no pool has: a pod is made for it. */
const cold = (source: string) => python(source, { limits: { memoryBytes: 96 * MIB } });

/** How it ends that a program could not be started. */
async function refusal(owned: Owned, ms = 60_000): Promise<string | undefined> {
  const end = await untilOver(podium.url, owned, ms);
  expect(end).toMatchObject({ status: "failed", result: { outcome: "engine_error" } });
  return end.result?.message;
}

/** Starts a program that sleeps in a warm sandbox, and does something to its pod. */
async function endOf(change: (pod: ClaimedPod) => unknown): Promise<string | undefined> {
  await untilWarm(podium.url, 1);
  const [pod] = await pythonPods();
  if (!pod) throw new Error("No sandbox waits.");
  const owned = await python("import time\nprint('here', flush=True)\ntime.sleep(180)");
  await readUntil(podium.url, owned, ({ stdout }) => stdout === "here\n", 30_000);
  await change(pod);
  const end = await untilOver(podium.url, owned, 170_000);
  expect(end).toMatchObject({ status: "failed", result: { outcome: "interrupted" }, stdout: "here\n" });
  // A pod that ended stays until somebody removes it.
  await expect
    .poll(async () => (await claimedPods()).map(({ name }) => name), { timeout: 30_000 })
    .not.toContain(pod.name);
  return end.result?.message;
}

/** How a program is refused while something is there that limits the namespace. */
async function refusalBeside(kind: string, spec: object): Promise<string | undefined> {
  apply({ apiVersion: "v1", kind, metadata: { name: "podium-reasons" }, spec });
  try {
    return await refusal(await cold("print('never')"));
  } finally {
    kubectl("delete", kind, "podium-reasons");
  }
}

it("says that a node evicted the sandbox, and why", async () => {
  // A program is stopped at its own limit, long before; and the kubelet measures volumes once a minute.
  const message = await endOf(({ uid }) => overfill(uid, "work", 100 * MIB));
  expect(message).toBe(
    `The node evicted the sandbox: Usage of EmptyDir volume "work" exceeds the limit "${64 * MIB}". Run the program again.`,
  );
});

it("says that the sandbox reached its longest life time", async () => {
  const message = await endOf(({ name }) =>
    kubectlBeside("patch", "pod", name, "-p", '{"spec":{"activeDeadlineSeconds":1}}'),
  );
  expect(message).toBe("The sandbox reached its longest life time.");
});

it("says of a language whose image was never there how to get it", async () => {
  const bash = () => create(podium.url, { language: "bash", source: "echo never" }).then(() => "taken", String);
  // It has asked every image by then what it holds.
  await expect
    .poll(bash, { timeout: 60_000, interval: 1_000 })
    .toMatch(/Bash is not installed on this server\..*npm run images -- bash/);
});

it("says that an image cannot be pulled any more, and which", async () => {
  await clusterTool("ctr", "images", "rm", PYTHON);
  try {
    expect(await refusal(await cold("print('never')"))).toMatch(
      /^The sandbox image localhost\/podium-reasons\/python:1 cannot be pulled: .*\.$/,
    );
  } finally {
    await clusterTool("ctr", "images", "tag", inject("cluster").image, PYTHON);
  }
});

it("says that the quota is used up", async () => {
  const message = await refusalBeside("ResourceQuota", { hard: { pods: "0" } });
  expect(message).toMatch(/^The cluster's quota for sandboxes is used up: .*exceeded quota: podium-reasons.*\.$/);
});

it("says that the cluster does not allow a sandbox of this size", async () => {
  const limits = [{ type: "Container", max: { memory: "32Mi" } }];
  const message = await refusalBeside("LimitRange", { limits });
  expect(message).toMatch(/^The cluster does not allow the sandbox: .*maximum memory usage per Container is 32Mi.*\.$/);
});

it("says that no node has room, after two minutes", async () => {
  const nodes = (await kubectlBeside("get", "nodes", "-o", "name")).trim().split("\n");
  await kubectlBeside("cordon", ...nodes);
  try {
    const message = await refusal(await cold("print('never')"), 150_000);
    expect(message).toMatch(
      /^No sandbox started within 120 s\. No node has room for the sandbox: 0\/1 nodes.*unschedulable.*\.$/,
    );
  } finally {
    await kubectlBeside("uncordon", ...nodes);
  }
  const end = await untilOver(podium.url, await cold("print('again')"), 60_000);
  expect(end).toMatchObject({ status: "completed", stdout: "again\n" });
});
