import { afterAll, beforeAll, expect, it } from "vitest";
import { poolsSchema, poolWindowSchema } from "../../lib/contracts/pools";
import { type Browser, newEmail, signedUp } from "../api/person";
import { create, eventsOf, untilOver } from "../faults/api";
import { firstAdminToken } from "../support/first-admin";
import type { Podium } from "../support/podium";
import { claimedPods, kubectl, pythonPods, startOnCluster } from "./server";

const MIB = 2 ** 20;
let podium: Podium;
let admin: Browser;
beforeAll(async () => {
  podium = await startOnCluster({
    PODIUM_SIZES: "small=96/500",
    PODIUM_POOL: "python=1,python@small=1,default=0",
    PODIUM_LOG_LEVEL: "info",
  });
  admin = await signedUp(podium.url, newEmail(), { token: firstAdminToken(podium.logs()) });
});
afterAll(() => podium?.stop());

const pool = async (form: RegExp) =>
  poolsSchema.parse(await admin.json("GET", "pools")).items.find(({ key }) => form.test(key));
const standard = () => pool(/^python[^@]*$/);
const small = () => pool(/^python.*@small$/);
const soon = (ms: number) => new Date(Date.now() + ms).toISOString();
const patient = { timeout: 120_000, interval: 500 };

it("keeps pods of a size, which a run of that size gets at once", async () => {
  await expect.poll(small, patient).toMatchObject({ size: 1, ready: 1 });
  const pods = await pythonPods();
  const sized = pods.find(({ pool: name }) => name.includes("small"));
  expect(JSON.parse(kubectl("get", "pod", sized?.name ?? "", "-o", "json"))).toMatchObject({
    spec: { containers: [{ resources: { limits: { memory: String(96 * MIB), cpu: "500m" } } }] },
  });
  const limits = { memoryBytes: 96 * MIB, cpuMillis: 500 };
  const owned = await create(podium.url, { language: "python", source: "print('sized')", limits });
  expect(await untilOver(podium.url, owned, 60_000)).toMatchObject({ stdout: "sized\n" });
  const events = await eventsOf(podium.url, owned);
  expect(events.find(({ type }) => type === "status")).toMatchObject({ phase: "running", warm: true });
  expect(await small()).toMatchObject({ hits: 1 });
  expect(await standard()).toMatchObject({ hits: 0 });
});

it.each([
  ["the standard size", {}, standard],
  ["another size", { size: "small" }, small],
])("has more of %s while a class has reserved them, and no more afterwards", async (_, of, now) => {
  const times = { start: soon(0), end: soon(3_600_000) };
  const answer = await admin.call("POST", "pools/windows", { language: "python", count: 4, ...of, ...times });
  expect(answer.status).toBe(201);
  const { id } = poolWindowSchema.parse(await answer.json());
  await expect.poll(now, patient).toMatchObject({ size: 5, ready: 5 });
  expect((await admin.call("DELETE", `pools/windows/${id}`)).status).toBe(204);
  await expect.poll(now, patient).toMatchObject({ size: 1, ready: 1 });
  // One of each size: nothing that was reserved is left on the cluster.
  await expect.poll(async () => (await claimedPods()).length, patient).toBe(2);
});
