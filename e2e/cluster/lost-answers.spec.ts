import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { runIn } from "../../lib/sandboxes/conformance/execute";
import { plainProfile, primedProfile } from "../../lib/sandboxes/conformance/profiles";
import { bash } from "../../lib/sandboxes/conformance/programs";
import type { SandboxEngine } from "../../lib/sandboxes/engine";
import { createKubernetesEngine } from "../../lib/sandboxes/kubernetes/engine";
import { testOptions } from "../../lib/sandboxes/kubernetes/testing";
import { type ApiProxy, type ApiRequest, startApiProxy } from "../support/api-proxy";
import { kubectlBeside } from "./server";

let proxy: ApiProxy;
let engine: SandboxEngine;
let installation: string;
beforeAll(async () => {
  proxy = await startApiProxy(inject("cluster").kubeconfig);
  const options = testOptions({ kubeconfig: proxy.kubeconfig, pools: [{ profile: primedProfile, size: 1 }] });
  installation = options.installation;
  engine = createKubernetesEngine(options);
});
afterAll(async () => {
  await engine?.close();
  await proxy?.close();
});

/** Names of what this engine has asked for: its own pods and Jobs, such as `pod/…`. */
async function asked(): Promise<string[]> {
  const ours = `podium.dev/installation=${installation},podium.dev/state=claimed`;
  return (await kubectlBeside("get", "pods,jobs", "-l", ours, "-o", "name")).split("\n").filter(Boolean);
}

const ready = () => vi.waitFor(() => expect(engine.pools()[0]?.ready).toBe(1), { timeout: 120_000, interval: 100 });
const nameIn = ({ path }: ApiRequest) => `pod/${/pods\/([^/?]+)/.exec(path)?.[1]}`;
const untilOnly = (count: number) =>
  vi.waitFor(async () => expect(await asked()).toHaveLength(count), { timeout: 60_000, interval: 250 });

it("starts though the first answer to each of its calls is lost", async () => {
  const lost = proxy.loseAnswers("create leases", "create deployments", "create jobs", "delete jobs", "delete pods");
  expect((await engine.start()).tier).toBe("full");
  await lost;
  await ready();
  // The probe's are gone, the pool's one is there.
  await untilOnly(1);
});

it("removes a pod whose claim was carried out without an answer, while it goes on", async () => {
  const losing = proxy.loseAnswers("patch pods");
  const sandbox = await engine.acquire(primedProfile);
  const [claimed] = await losing;
  expect(claimed?.status).toBe(200);
  const orphan = nameIn(claimed as ApiRequest);
  expect(await asked()).toContain(orphan);
  await ready();
  await vi.waitFor(async () => expect(await asked()).not.toContain(orphan), { timeout: 30_000, interval: 250 });
  expect((await runIn(sandbox, bash("echo still here"))).stdout).toBe("still here\n");
  await sandbox.dispose();
  await untilOnly(1);
});

it("says that nobody answers, and removes what was carried out too late", async () => {
  await ready();
  proxy.hold();
  try {
    const begun = performance.now();
    await expect(engine.acquire(plainProfile)).rejects.toThrow(/API server does not answer.*Try again/);
    expect(performance.now() - begun).toBeLessThan(60_000);
  } finally {
    proxy.release();
  }
  const late = proxy.requests.findLast(({ right }) => right === "create jobs");
  await vi.waitFor(() => expect(late?.status).toBe(201), { timeout: 10_000 });
  await ready();
  await untilOnly(1);
});

it("leaves nothing when it ends right after a claim without an answer", async () => {
  await ready();
  const losing = proxy.loseAnswers("patch pods");
  await (await engine.acquire(primedProfile)).dispose();
  const [claimed] = await losing;
  expect(claimed?.status).toBe(200);
  await engine.close();
  const left = await asked();
  expect(left).not.toContain(nameIn(claimed as ApiRequest));
  expect(left).toEqual([]);
});
