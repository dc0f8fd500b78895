import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { runIn } from "../../lib/sandboxes/conformance/execute";
import { primedProfile } from "../../lib/sandboxes/conformance/profiles";
import { bash } from "../../lib/sandboxes/conformance/programs";
import type { SandboxEngine } from "../../lib/sandboxes/engine";
import { createKubernetesEngine } from "../../lib/sandboxes/kubernetes/engine";
import { testOptions } from "../../lib/sandboxes/kubernetes/testing";
import { type ApiProxy, startApiProxy } from "../support/api-proxy";

let proxy: ApiProxy;
let engine: SandboxEngine;
beforeAll(async () => {
  proxy = await startApiProxy(inject("cluster").kubeconfig);
  engine = createKubernetesEngine(
    testOptions({ kubeconfig: proxy.kubeconfig, pools: [{ profile: primedProfile, size: 1 }] }),
  );
  expect((await engine.start()).tier).toBe("full");
});
afterAll(async () => {
  await engine?.close();
  await proxy?.close();
});

it("hears of new pods again after each cut of the watch, and runs on meanwhile", async () => {
  const ready = () => expect(engine.pools()[0]?.ready).toBe(1);
  for (let round = 0; round < 3; round++) {
    await vi.waitFor(ready, { timeout: 120_000, interval: 100 });
    const sandbox = await engine.acquire(primedProfile);
    expect(sandbox.warm).toBe(true);
    const watches = proxy.requests.filter(({ right }) => right === "watch pods").length;
    // Before the pod that takes its place has been heard of.
    proxy.cutWatches();
    expect((await runIn(sandbox, bash("sleep 1; echo still here"))).stdout).toBe("still here\n");
    await sandbox.dispose();
    const again = () =>
      expect(proxy.requests.filter(({ right }) => right === "watch pods").length).toBeGreaterThan(watches);
    await vi.waitFor(again, { timeout: 60_000, interval: 100 });
  }
  await vi.waitFor(ready, { timeout: 120_000, interval: 100 });
});
