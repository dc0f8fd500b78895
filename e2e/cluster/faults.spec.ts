import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { languagesSchema } from "../../lib/contracts/executions";
import { create, eventsOf, type Owned, readUntil, untilOver } from "../faults/api";
import { withoutPart } from "../support/cluster-parts";
import { type Podium, startPodium } from "../support/podium";
import { claimedPods, kubectlBeside, onCluster, pythonPods, startOnCluster, untilWarm } from "./server";

const WARM = 2;
const MARKER = "marker-of-the-pod";
let podium: Podium;
beforeAll(async () => {
  podium = await startOnCluster({ PODIUM_POOL: `python=${WARM},default=0` });
});
afterAll(() => podium?.stop());
beforeEach(() => untilWarm(podium.url, WARM));

const python = (source: string, more: object = {}) => create(podium.url, { language: "python", source, ...more });
/** Prints, and goes on for so many seconds. */
const counting = (seconds: number) =>
  `import time\nfor n in range(${seconds * 5}): print(n, flush=True); time.sleep(0.2)\nprint("end")\n`;
const whole = (seconds: number) => `${Array.from({ length: seconds * 5 }, (_, n) => `${n}\n`).join("")}end\n`;

/** Until the program has printed its marker; resolves to the pod that it runs in, whose log holds what passed the stream. */
async function podOf(owned: Owned): Promise<string> {
  await readUntil(podium.url, owned, ({ stdout }) => Boolean(stdout), 30_000);
  const pods = (await pythonPods()).map(({ name }) => name);
  for (const pod of pods) if ((await kubectlBeside("logs", pod)).includes(MARKER)) return pod;
  throw new Error(`None of ${pods.join(", ")} runs the program.`);
}

/**
 * Of the pool's Deployment, or made one by one: for minutes after such an outage a controller may wait for pods that it
 * believes to have made.
 */
async function sandboxesOfPython(): Promise<string[]> {
  return (await claimedPods()).map(({ name }) => name).filter((name) => /^(podium-)?python-/.test(name));
}

/** Each sequence number once, and one end. */
async function expectWholeStory(owned: Owned): Promise<void> {
  const events = await eventsOf(podium.url, owned);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter(({ type }) => type === "exit")).toHaveLength(1);
}

it("says that the pod was deleted, and keeps what was printed", async () => {
  const owned = await python(`print("${MARKER}", flush=True)\n${counting(25)}`);
  await kubectlBeside("delete", "pod", await podOf(owned), "--grace-period=0", "--force");
  const end = await untilOver(podium.url, owned, 40_000);
  expect(end).toMatchObject({ status: "failed", result: { outcome: "interrupted" } });
  expect(end.result?.message).toMatch(/pod was deleted.*Run the program again\./);
  expect(end.stdout).toMatch(new RegExp(`^${MARKER}\n`));
  await expectWholeStory(owned);
});

it.each([
  ["its main process", "x = []\nwhile True: x.append(b'x' * 1000000)"],
  [
    "a child",
    "import os, time\nif os.fork() == 0:\n    x = []\n    while True: x.append(b'x' * 1000000)\nos.wait()\ntime.sleep(25)",
  ],
])("says that memory ran out in %s", async (_, bomb) => {
  const owned = await python(`print("before", flush=True)\n${bomb}`);
  const end = await untilOver(podium.url, owned, 60_000);
  expect(end).toMatchObject({ status: "failed", result: { outcome: "out_of_memory" }, stdout: "before\n" });
  await expectWholeStory(owned);
});

it("goes on where it was when the kubelet comes back", async () => {
  const owned = await python(counting(12));
  await readUntil(podium.url, owned, ({ stdout }) => Boolean(stdout), 30_000);
  await withoutPart("kubelet", 4_000);
  const end = await untilOver(podium.url, owned, 60_000);
  expect(end).toMatchObject({ status: "completed", result: { outcome: "ok" }, stdout: whole(12) });
  await expectWholeStory(owned);
});

it("gives up, and says why, when the kubelet stays away", async () => {
  const owned = await python(`import time\nprint("here", flush=True)\ntime.sleep(28)\n`);
  await readUntil(podium.url, owned, ({ stdout }) => stdout === "here\n", 30_000);
  const away = withoutPart("kubelet", 50_000);
  const end = await untilOver(podium.url, owned, 80_000);
  await away;
  expect(end).toMatchObject({ status: "failed", result: { outcome: "interrupted" }, stdout: "here\n" });
  expect(end.result?.message).toBe("The connection to the sandbox was lost and did not come back.");
});

it("goes on where it was when the API server was away for 20 s, and runs what came meanwhile or says why not", async () => {
  const running = await python(counting(25));
  await readUntil(podium.url, running, ({ stdout }) => Boolean(stdout), 30_000);
  const away = withoutPart("kube-apiserver", 20_000);
  // More than wait warm.
  const meanwhile = await Promise.all([1, 2, 3, 4].map((n) => python(`print(${n})`)));
  const ends = await Promise.all(meanwhile.map((owned) => untilOver(podium.url, owned, 90_000)));
  await away;
  for (const [index, end] of ends.entries()) {
    if (end.result?.outcome === "ok") expect(end.stdout).toBe(`${index + 1}\n`);
    else
      expect(end.result).toMatchObject({
        message: expect.stringMatching(/does not answer|cannot be reached|was lost/),
      });
  }
  // One was given to a sandbox that waited, and began when its connection was back.
  expect(ends.map(({ result }) => result?.outcome)).toContain("ok");
  const end = await untilOver(podium.url, running, 60_000);
  expect(end).toMatchObject({ status: "completed", result: { outcome: "ok" }, stdout: whole(25) });
  await expectWholeStory(running);
  await untilWarm(podium.url, WARM);
  await expect.poll(sandboxesOfPython, { timeout: 30_000, interval: 250 }).toHaveLength(WARM);
  const after = await untilOver(podium.url, await python("print('after')"), 30_000);
  expect(after).toMatchObject({ stdout: "after\n", result: { outcome: "ok" } });
});

it("can be used once the API server is there, by a server that was started without it", async () => {
  const away = withoutPart("kube-apiserver", 15_000);
  const early = await startPodium({ env: onCluster({ PODIUM_POOL: "python=1,default=0" }) });
  try {
    const limits = async () => (await (await fetch(`${early.url}/api/v1/limits`)).json()) as { tier: string };
    expect(await limits()).toMatchObject({ tier: "refused", summary: expect.stringMatching(/tries again/) });
    expect((await fetch(`${early.url}/api/v1/health/ready`)).status).toBe(503);
    await away;
    await expect.poll(async () => (await limits()).tier, { timeout: 120_000, interval: 500 }).not.toBe("refused");
    await untilWarm(early.url, 1);
    const owned = await create(early.url, { language: "python", source: "print('at last')" });
    expect(await untilOver(early.url, owned, 30_000)).toMatchObject({ status: "completed", stdout: "at last\n" });
    // It learns then what the images hold, as it does at another start.
    const version = async () => {
      const { items } = languagesSchema.parse(await (await fetch(`${early.url}/api/v1/languages`)).json());
      return items.find(({ id }) => id === "python")?.versions[0]?.full;
    };
    await expect.poll(version, { timeout: 60_000, interval: 500 }).toMatch(/^3\.\d+\.\d+$/);
  } finally {
    await early.stop();
  }
});
