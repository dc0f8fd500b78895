import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { V1PodList } from "@kubernetes/client-node";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../lib/db/embedded/start";
import { testHelm, testKubectl } from "../../scripts/steps/kubernetes/testing";
import type { Execution } from "../../lib/contracts/executions";
import { createPatiently, readUntil, untilOver } from "../faults/api";
import { clusterTool, kubeletSeccompFolder, loadImages } from "../support/cluster-tool";
import { type SharedPort, sharePort } from "../support/port-sharing";

const execute = promisify(execFile);
const root = process.cwd();
/** Of the node, as pods reach it. */
const NODE_ADDRESS = "10.244.0.1";
const NAMESPACE = "podium-chart";
const SANDBOXES = "podium-chart-sandboxes";
const NODES = "podium-chart-nodes";
const PROFILE = "podium-chart.json";
const folder = mkdtempSync(path.join(tmpdir(), "podium-chart-"));
let postgres: EmbeddedPostgres;
let toPostgres: SharedPort;
let forward: ChildProcess | undefined;

const program = async (file: string, args: readonly string[]) => {
  const { stdout } = await execute(file, ["--kubeconfig", inject("cluster").kubeconfig, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.trim();
};
const helm = (...args: string[]) => program(testHelm, [...args, "--namespace", NAMESPACE]);
const kubectl = (...args: string[]) => program(testKubectl, args);

function values(more: readonly string[] = []): string[] {
  const { port } = new URL(toPostgres.url);
  const url = new URL(postgres.tcpUrl);
  url.host = `${NODE_ADDRESS}:${port}`;
  const set = [
    `database.url=${url}`,
    `networkPolicy.databasePort=${port}`,
    `sandboxes.namespace=${SANDBOXES}`,
    "sandboxes.priorityClass.name=podium-chart",
    `seccomp.namespace=${NODES}`,
    `seccomp.profile=${PROFILE}`,
    `seccomp.nodePath=${kubeletSeccompFolder}`,
    "settings.PODIUM_POOL=python=2\\,default=0",
    "settings.PODIUM_KUBERNETES_REQUEST_MEMORY_MIB=16",
    ...more,
  ];
  return [path.join(root, "k8s/chart"), ...set.flatMap((each) => ["--set", each]), "--wait", "--timeout", "5m"];
}

beforeAll(async () => {
  await loadImages("app", "python");
  // Servers in pods reach the API.
  await clusterTool("up", "--services");
  postgres = await startEmbeddedPostgres({ folder });
  toPostgres = await sharePort([postgres.tcpUrl], NODE_ADDRESS);
}, 1_200_000);

afterAll(async () => {
  forward?.kill();
  await helm("uninstall", "podium", "--ignore-not-found", "--wait", "--timeout", "3m");
  await kubectl("delete", "namespace", NAMESPACE, "--ignore-not-found", "--wait=false");
  rmSync(path.join(kubeletSeccompFolder, PROFILE), { force: true });
  await toPostgres?.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 400_000);

/** A port of this machine that leads to the service, or to one server; the one before leads nowhere then. */
async function reach(to = "service/podium", port = 80): Promise<string> {
  const args = ["--kubeconfig", inject("cluster").kubeconfig, "-n", NAMESPACE, "port-forward", to, `:${port}`];
  const child = spawn(testKubectl, args, { stdio: ["ignore", "pipe", "inherit"] });
  forward?.kill();
  forward = child;
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`port-forward ended with ${code}`)));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const port = /Forwarding from 127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
  });
}

async function prints(url: string, source: string): Promise<string | undefined> {
  const end = await untilOver(url, await createPatiently(url, { language: "python", source }), 60_000);
  expect(end).toMatchObject({ status: "completed" });
  return end.stdout;
}

/** Servers, as `pod/name`: whether each takes requests, and whether it was told to go. */
async function servers(): Promise<{ name: string; ready: boolean; leaving: boolean }[]> {
  const text = await kubectl("-n", NAMESPACE, "get", "pods", "-l", "app.kubernetes.io/name=podium", "-o", "json");
  const { items } = JSON.parse(text) as V1PodList;
  return items.map(({ metadata, status }) => ({
    name: `pod/${metadata?.name}`,
    ready: status?.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") ?? false,
    leaving: metadata?.deletionTimestamp !== undefined,
  }));
}

/** Starts a program on one server that waits for a line, and upgrades; resolves to its end when that server was told to go. */
async function upgradeBeside(server: string, settings: readonly string[]): Promise<Execution> {
  const asked = await reach(server, 3_000);
  const source = 'print("here", flush=True)\nprint("and got", input())';
  const owned = await createPatiently(asked, { language: "python", source, interactive: true });
  await readUntil(asked, owned, ({ stdout }) => stdout === "here\n", 30_000);
  // Its own: servers that only show another's do not count it.
  expect(await (await fetch(`${asked}/metrics`)).text()).toMatch(/^podium_live_executions\S* 1$/m);
  const upgraded = helm("upgrade", "podium", ...values(settings));
  const told = async () => (await servers()).find(({ name }) => name === server)?.leaving;
  await vi.waitFor(async () => expect(await told()).toBe(true), { timeout: 240_000, interval: 200 });
  const other = (await servers()).find(({ ready, leaving }) => ready && !leaving);
  const url = await reach(other?.name, 3_000);
  const input = await fetch(`${url}/api/v1/executions/${owned.id}/stdin`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${owned.token}` },
    body: JSON.stringify({ data: "a line\n" }),
  });
  expect(input.status).toBe(204);
  const end = await untilOver(url, owned, 20_000);
  await upgraded;
  return end;
}

it("brings Podium up, changes it while it runs, and leaves nothing", async () => {
  await helm("install", "podium", "--create-namespace", ...values());
  const url = await reach();
  expect(await prints(url, "print(6 * 7)")).toBe("42\n");
  // The profile came to the node with the servers, not before them.
  expect(await (await fetch(`${url}/api/v1/limits`)).json()).toMatchObject({ engine: "kubernetes", tier: "full" });
  const before = (await servers()).map(({ name }) => name);
  expect(before).toHaveLength(2);

  const end = await upgradeBeside(before[0] ?? "", ["settings.PODIUM_MAX_RUNNING=7"]);
  expect(end).toMatchObject({ status: "completed", stdout: "here\nand got a line\n" });
  const events = ["get", "events", "--field-selector", "involvedObject.name=podium-migrate,reason=Completed"];
  expect(await kubectl("-n", NAMESPACE, ...events, "-o", "jsonpath={.items[*].message}")).toBe("Job completed");
  await vi.waitFor(
    async () => expect((await servers()).filter(({ name }) => before.includes(name))).toEqual([]),
    90_000,
  );
  expect(await prints(await reach(), "print('and on')")).toBe("and on\n");

  // What had been drawn at the installation is still what cookies are signed with.
  const secret = ["-n", NAMESPACE, "get", "secret", "podium-secret", "-o", "jsonpath={.data.PODIUM_SECRET}"];
  const drawn = await kubectl(...secret);
  await helm("uninstall", "podium", "--wait", "--timeout", "3m");
  expect(await kubectl(...secret)).toBe(drawn);
  const namespaces = async () => (await kubectl("get", "namespaces", "-o", "name")).split("\n");
  await expect
    .poll(namespaces, { timeout: 120_000, interval: 1_000 })
    .not.toEqual(expect.arrayContaining([`namespace/${SANDBOXES}`]));
  expect(await namespaces()).not.toContain(`namespace/${NODES}`);
  expect(await kubectl("-n", NAMESPACE, "get", "deployments,services,jobs,configmaps", "-o", "name")).not.toContain(
    "podium",
  );
}, 900_000);
