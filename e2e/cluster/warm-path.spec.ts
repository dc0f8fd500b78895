import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { processesOf } from "../../lib/sandboxes/kubernetes/testing";
import { type ApiProxy, startApiProxy } from "../support/api-proxy";
import { treeOf } from "../support/processes";
import { create, eventsOf, readUntil, untilOver } from "../faults/api";
import type { Podium } from "../support/podium";
import { pythonPods, startOnCluster, untilWarm } from "./server";

const RUNS = 5;
let proxy: ApiProxy;
let podium: Podium;
beforeAll(async () => {
  const { kubeconfig } = inject("cluster");
  proxy = await startApiProxy(kubeconfig);
  podium = await startOnCluster({ KUBECONFIG: proxy.kubeconfig, PODIUM_POOL: "python=1,default=0" });
});
afterAll(async () => {
  await podium?.stop();
  await proxy?.close();
});

it("asks the API server nothing, and starts no process, between a request and its first output", async () => {
  for (let run = 0; run < RUNS; run++) {
    await untilWarm(podium.url, 1);
    // The one before is gone.
    const [pod] = await vi.waitFor(
      async () => {
        const pods = await pythonPods();
        expect(pods).toHaveLength(1);
        return pods;
      },
      { timeout: 60_000, interval: 500 },
    );
    const inPod = () => processesOf(pod?.uid ?? "").sort();
    const waiting = inPod();
    expect(waiting.length).toBeGreaterThanOrEqual(2);
    // The database makes a process for each of its connections, whenever it likes.
    const ofServer = () => treeOf(podium.pid).filter(({ command }) => !command.includes("postgres"));
    // From now on nothing that is asked reaches the API server; streams that are open stay.
    proxy.hold();
    const before = { passed: proxy.passed(), tree: ofServer() };
    const owned = await create(podium.url, {
      language: "python",
      source: "print('first')\ninput()",
      interactive: true,
    });
    const seen = await readUntil(podium.url, owned, ({ stdout }) => stdout === "first\n", 20_000);
    expect(seen.status).toBe("running");
    expect(proxy.passed()).toBe(before.passed);
    expect(inPod()).toEqual(waiting);
    expect(ofServer()).toEqual(before.tree);
    proxy.release();
    await fetch(`${podium.url}/api/v1/executions/${owned.id}/cancel`, {
      method: "POST",
      headers: { authorization: `Bearer ${owned.token}` },
    });
    await untilOver(podium.url, owned, 30_000);
    const events = await eventsOf(podium.url, owned);
    expect(events.find(({ type }) => type === "status")).toMatchObject({ phase: "running", warm: true });
  }
});
