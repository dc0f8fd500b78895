import { execFile } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { startMachineCluster } from "../e2e/support/cluster-tool";
import { type Podium, startPodium } from "../e2e/support/podium";
import { BenchClient, newOwner, type RunTimes } from "./clients";
import { fullPool } from "./measure";
import { describeMachine } from "./machine";
import { runBare } from "./reference";
import { type Row, summarise, table } from "./statistics";

const POOL = 50;
const program = "print('hello')";
const expected = "hello\n";
const MIB = 2 ** 20;

/**
 * The same product with pods of the test cluster as its sandboxes: warm and cold first bytes, 50 at once, how quickly the
 * pool is full again, and what a waiting pod takes; a bare `kubectl exec` in the same run is the reference.
 */
export async function benchCluster(root: string, say: (line: string) => void): Promise<void> {
  const cluster = await startMachineCluster();
  try {
    const { kubeconfig, namespace, image, seccompProfile } = cluster;
    const env = {
      PODIUM_ENGINE: "kubernetes",
      KUBECONFIG: kubeconfig,
      PODIUM_KUBERNETES_NAMESPACE: namespace,
      PODIUM_KUBERNETES_IMAGE: image,
      PODIUM_KUBERNETES_PULL_POLICY: "Never",
      PODIUM_KUBERNETES_SECCOMP: seccompProfile,
      PODIUM_KUBERNETES_REQUEST_CPU_MILLIS: "1",
      PODIUM_KUBERNETES_REQUEST_MEMORY_MIB: "16",
      PODIUM_POOL: `python=${POOL},default=0`,
      PODIUM_MAX_RUNNING: String(POOL),
      PODIUM_LOG_LEVEL: "error",
    };
    const began = performance.now();
    const podium = await startPodium({ env, startMs: 300_000 });
    try {
      await fullPool(podium.url, POOL, 300_000);
      const filled = (performance.now() - began) / 1000;
      say(describeMachine(root));
      const kubectl = join(root, "build/tools/kubectl/kubectl/kubectl");
      const exec = await execs(kubectl, ["--kubeconfig", kubeconfig, "-n", namespace], image);
      const reference = summarise(exec.map((times) => times.firstByte));
      const rows: Row[] = [
        { name: "bare kubectl exec python3, first byte", ratio: 1, ...reference },
        ...(await warm(podium, reference.p50)),
        ...(await atOnce(podium, reference.p50)),
        await cold(podium, reference.p50),
      ];
      const report = `${table(rows)}\n\npool of ${POOL} filled ${filled.toFixed(1)} s after the start · ${await memory(podium)}`;
      say(report);
      writeFileSync(
        join(root, "bench/reports/cluster.md"),
        `${describeMachine(root)} · the test cluster (Kubernetes 1.20, one node)\n\n\`\`\`\n${report}\n\`\`\`\n`,
      );
    } finally {
      await podium.stop();
    }
  } finally {
    await cluster.close();
  }
}

async function execs(kubectl: string, where: readonly string[], image: string): Promise<RunTimes[]> {
  const run = (...args: string[]) => promisify(execFile)(kubectl, [...where, ...args]);
  const limits = { cpu: "1", memory: "128Mi" };
  const container = {
    name: "bare",
    image,
    imagePullPolicy: "Never",
    command: ["/bin/sleep", "3600"],
    resources: { limits },
  };
  const overrides = JSON.stringify({ spec: { containers: [container], automountServiceAccountToken: false } });
  await run("run", "bare", `--image=${image}`, "--restart=Never", `--overrides=${overrides}`);
  await run("wait", "--for=condition=Ready", "pod/bare", "--timeout=120s");
  const times: RunTimes[] = [];
  for (let count = 0; count < 30; count++)
    times.push(await runBare(kubectl, [...where, "exec", "bare", "--", "/usr/bin/python3", "-c", program]));
  await run("delete", "pod", "bare", "--grace-period=0", "--force");
  return times;
}

const row = (name: string, samples: readonly number[], reference: number, note?: string): Row => {
  const summary = summarise(samples);
  return { name, ratio: summary.p50 / reference, ...summary, note };
};

async function warm(podium: Podium, reference: number): Promise<Row[]> {
  const client = await BenchClient.connect(podium.url, await newOwner(podium.url));
  const times: RunTimes[] = [];
  for (let run = 0; run < 100; run++) {
    await fullPool(podium.url, POOL);
    times.push(await client.run({ language: "python", source: program }, expected));
  }
  client.close();
  return [
    row(
      "warm, first byte",
      times.map((each) => each.firstByte),
      reference,
    ),
    row(
      "warm, completed",
      times.map((each) => each.completed),
      reference,
    ),
  ];
}

async function atOnce(podium: Podium, reference: number): Promise<Row[]> {
  const owners = await Promise.all(Array.from({ length: POOL }, () => newOwner(podium.url)));
  const clients = await Promise.all(owners.map((owner) => BenchClient.connect(podium.url, owner)));
  const times: RunTimes[] = [];
  const refills: number[] = [];
  for (let round = 0; round < 3; round++) {
    await fullPool(podium.url, POOL, 120_000);
    const began = performance.now();
    times.push(
      ...(await Promise.all(clients.map((each) => each.run({ language: "python", source: program }, expected)))),
    );
    await fullPool(podium.url, POOL, 120_000);
    refills.push(performance.now() - began);
  }
  for (const client of clients) client.close();
  const rate = POOL / (summarise(refills).p50 / 1000);
  return [
    row(
      `${POOL} at once on a pool of ${POOL}, first byte`,
      times.map((each) => each.firstByte),
      reference,
    ),
    row("until that pool is full again", refills, reference, `${rate.toFixed(1)} sandboxes/s`),
  ];
}

/** A language without a pool: a Job for each run. */
async function cold(podium: Podium, reference: number): Promise<Row> {
  const client = await BenchClient.connect(podium.url, await newOwner(podium.url));
  const times: RunTimes[] = [];
  for (let run = 0; run < 15; run++) times.push(await client.run({ language: "bash", source: "echo hello" }, expected));
  client.close();
  return row(
    "cold, first byte",
    times.map((each) => each.firstByte),
    reference,
  );
}

/** What the node's control groups say of the pods that wait. */
async function memory(podium: Podium): Promise<string> {
  await fullPool(podium.url, POOL, 120_000);
  const used = containers("/sys/fs/cgroup/memory/podium");
  const { p50, n } = summarise(used);
  return `${(p50 / MIB).toFixed(1)} MiB for each of ${n} containers of waiting pods`;
}

/** Memory of every control group that holds a runner. */
function containers(folder: string): number[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const child = join(folder, name);
      const pids = readFileSync(join(child, "cgroup.procs"), "utf8").split("\n").filter(Boolean);
      const runs = pids.some((pid) => readComm(pid) === "runner");
      return runs ? [Number(readFileSync(join(child, "memory.usage_in_bytes"), "utf8"))] : containers(child);
    });
}

function readComm(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
}
