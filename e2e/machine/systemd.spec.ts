import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createdExecutionSchema, type Execution, executionSchema } from "../../lib/contracts/executions";
import { makeDisk } from "../support/machine/disk";
import { findFreePort, type Machine, startMachine } from "../support/machine/machine";

const folder = mkdtempSync(path.join(tmpdir(), "podium-machine-"));
let machine: Machine;
let port: number;
let authority: string;

beforeAll(async () => {
  port = await findFreePort();
  const disk = await makeDisk(folder, {
    PODIUM_PUBLIC_URL: `https://localhost:${port}`,
    PODIUM_POOL: "python=1,default=0",
    // Emulated, the smallest program takes a second of CPU time, of which the profile for the public gives a tenth.
    PODIUM_LIMIT_CPU_MILLIS: "1000",
    PODIUM_LIMIT_WALL_MS: "60000",
    PODIUM_LIMIT_CPU_MS: "60000",
  });
  machine = await startMachine(folder, disk, port);
  await machine.run("systemctl start podium caddy", 240_000);
  authority = await machine.run(
    "until cat /var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt 2>/dev/null; do sleep 1; done",
  );
  await untilServing();
}, 900_000);

afterAll(async () => {
  await machine?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Through the proxy, whose certificate is checked. */
function call(target: string, body?: object, token?: string): Promise<{ status: number; text: string }> {
  const headers = {
    ...(body ? { "content-type": "application/json" } : {}),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return new Promise((resolve, reject) => {
    const options = { host: "localhost", port, path: target, ca: authority, headers, method: body ? "POST" : "GET" };
    const asked = request({ ...options, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.once("end", () => resolve({ status: response.statusCode ?? 0, text })).once("error", reject);
    });
    asked.once("error", reject).end(body && JSON.stringify(body));
  });
}

async function untilServing(): Promise<void> {
  const status = () => call("/api/v1/health/ready").then((answer) => answer.status, String);
  await vi.waitFor(async () => expect(await status()).toBe(200), { timeout: 400_000, interval: 1_000 });
}

async function start(language: string, source: string) {
  const { status, text } = await call("/api/v1/executions", { language, source });
  expect(status, text).toBe(202);
  const { id, controlToken = "" } = createdExecutionSchema.parse(JSON.parse(text));
  return { id, token: controlToken };
}

async function end({ id, token }: { id: string; token: string }): Promise<Execution> {
  const read = async () =>
    executionSchema.parse(JSON.parse((await call(`/api/v1/executions/${id}`, undefined, token)).text));
  await expect.poll(async () => (await read()).result !== undefined, { timeout: 120_000, interval: 1_000 }).toBe(true);
  return read();
}

const run = async (language: string, source: string) => end(await start(language, source));

it("enforces every limit with version 2 of control groups, without root", async () => {
  const limits = JSON.parse((await call("/api/v1/limits")).text) as { checks: { id: string; state: string }[] };
  // A user of its own for each sandbox takes root.
  expect(limits.checks.filter(({ state }) => state !== "enforced").map(({ id }) => id)).toEqual(["own_user"]);
  expect(await machine.run("stat -fc %T /sys/fs/cgroup")).toBe("cgroup2fs\n");
  expect(await machine.run("ps -o user= -p $(systemctl show -P MainPID podium)")).toBe("podium\n");
});

it("runs, counts and stops programs in control groups beneath its own", async () => {
  expect(await run("python", "print(6 * 7)")).toMatchObject({ stdout: "42\n", result: { outcome: "ok" } });
  const memory = "print('before', flush=True)\ndata = bytearray(900 * 1024 * 1024)";
  expect(await run("python", memory)).toMatchObject({ stdout: "before\n", result: { outcome: "out_of_memory" } });
  const running = await start("python", "import time\nprint('here', flush=True)\ntime.sleep(20)");
  const groups = await machine.run("find /sys/fs/cgroup -mindepth 2 -type d -name 'podium-*'");
  for (const group of groups.trim().split("\n")) expect(group).toContain("/system.slice/podium.service/");
  expect(await end(running)).toMatchObject({ stdout: "here\n", result: { outcome: "ok" } });
  const forks = await run("bash", "for n in $(seq 200); do sleep 5 & done; echo; wait; echo survived");
  expect(forks.stderr).toMatch(/fork: retry: Resource temporarily unavailable/);
});

it("ends what runs in order when systemd restarts it, and leaves nothing when it is stopped", async () => {
  const running = await start("python", "import time\nprint('here', flush=True)\ntime.sleep(100)");
  await machine.run("systemctl restart podium", 240_000);
  await untilServing();
  expect(await end(running)).toMatchObject({ result: { outcome: "interrupted" } });
  expect(await run("python", "print('again')")).toMatchObject({ stdout: "again\n" });
  await machine.run("systemctl stop podium", 240_000);
  expect(await machine.run("ps -o args= -u podium || true")).toBe("");
  expect(await machine.run("find /sys/fs/cgroup -name 'podium*'")).toBe("");
  // Killing is for what does not end when it is asked to.
  expect(await machine.run("journalctl -u podium --no-pager")).not.toMatch(/Killing process|Failed with result/);
}, 600_000);
