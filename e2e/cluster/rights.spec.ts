import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { runIn } from "../../lib/sandboxes/conformance/execute";
import { plainProfile, primedProfile } from "../../lib/sandboxes/conformance/profiles";
import { bash } from "../../lib/sandboxes/conformance/programs";
import { createKubernetesEngine } from "../../lib/sandboxes/kubernetes/engine";
import { testOptions } from "../../lib/sandboxes/kubernetes/testing";
import { findManifest, type Manifest } from "../../scripts/steps/kubernetes/manifests";
import { renderOverlay } from "../../scripts/steps/kubernetes/testing";
import { type ApiProxy, startApiProxy } from "../support/api-proxy";
import { apply, kubectl } from "./server";

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

const { kubeconfig, namespace } = inject("cluster");
const role = findManifest(renderOverlay("local"), "Role", "podium");
const binding = findManifest(renderOverlay("local"), "RoleBinding", "podium");
const rules = role.rules as Rule[];
const granted = rules.flatMap(({ resources, verbs }) => verbs.map((verb) => `${verb} ${resources[0]}`));
/** The same request as `get pods/attach`: this cluster asks for that one, current ones for this one. */
const NEWER = "create pods/attach";

let proxy: ApiProxy;
let installation = "";

beforeAll(async () => {
  proxy = await startApiProxy(kubeconfig, `${namespace}:podium`);
  apply(withRules(rules), { ...binding, metadata: { name: "podium", namespace }, subjects: [subject] });
});
afterAll(async () => {
  await proxy?.close();
  // Requests that were repeated made a Job and a lease again, of a server that has ended.
  const left = ["jobs,pods,leases,deployments", "-l", `podium.dev/installation=${installation}`];
  kubectl("delete", ...left, "--grace-period=0", "--force");
});

const subject = { kind: "ServiceAccount", name: "podium", namespace };
const withRules = (changed: readonly Rule[]): Manifest => ({
  ...role,
  metadata: { name: "podium", namespace },
  rules: changed,
});

/** What a server does in its life: pools, runs, a connection that breaks, a full quota, a second server, the end. */
async function liveThroughEverything(): Promise<void> {
  const options = testOptions({ kubeconfig: proxy.kubeconfig, pools: [{ profile: primedProfile, size: 1 }] });
  installation = options.installation;
  const engine = createKubernetesEngine(options);
  expect((await engine.start()).summary).not.toMatch(/^No code/);
  const second = createKubernetesEngine({ ...options, replica: `${options.replica}-2` });
  expect((await second.start()).summary).not.toMatch(/^No code/);
  const warm = await engine.acquire(primedProfile);
  const running = runIn(warm, bash("sleep 1; echo still here"));
  await delay(300);
  proxy.cut();
  expect((await running).stdout).toBe("still here\n");
  await warm.dispose();
  kubectl("create", "quota", "nothing", "--hard=pods=0");
  await expect(engine.acquire(plainProfile)).rejects.toThrow(/quota/i);
  kubectl("delete", "quota", "nothing");
  await vi.waitFor(() => expect(used()).toContain("patch leases"), { timeout: 20_000 });
  await Promise.all([engine.close(), second.close()]);
}

const used = () => [...new Set(proxy.requests.map(({ right }) => right))];

it("lets the server live with exactly the rights that its role has", async () => {
  await liveThroughEverything();
  expect([...used(), NEWER].sort()).toEqual([...granted].sort());
});

it.each(granted.filter((right) => right !== NEWER))("misses the right to %s when it is taken away", async (right) => {
  const request = proxy.requests.find((each) => each.right === right);
  if (!request) throw new Error(`Nothing asked for the right to ${right}.`);
  const lacking = rules.map((rule) => ({
    ...rule,
    verbs: rule.verbs.filter((verb) => `${verb} ${rule.resources[0]}` !== right),
  }));
  apply(withRules(lacking.filter(({ verbs }) => verbs.length > 0)));
  await vi.waitFor(async () => expect(await proxy.repeat(request)).toBe(403), { timeout: 10_000 });
  apply(withRules(rules));
  await vi.waitFor(async () => expect(await proxy.repeat(request)).not.toBe(403), { timeout: 10_000 });
});
