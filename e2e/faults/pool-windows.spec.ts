import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type PoolReport,
  type PoolWindow,
  poolsSchema,
  poolWindowSchema,
  poolWindowsSchema,
} from "../../lib/contracts/pools";
import { type Browser, newEmail, signedUp } from "../api/person";
import { problemOf } from "../api/server";
import { create, untilOver } from "./api";
import { firstAdminToken } from "../support/first-admin";
import { type Podium, startPodium } from "../support/podium";

const soon = (ms: number) => new Date(Date.now() + ms).toISOString();

describe("a class that is announced", () => {
  let podium: Podium;
  let admin: Browser;
  let teacher: Browser;
  let student: Browser;
  beforeAll(async () => {
    podium = await startPodium({
      env: {
        PODIUM_SIZES: "small=64/500",
        PODIUM_POOL: "bash=1,bash@small=1,default=0",
        PODIUM_POOL_WINDOW_MOST: "6",
      },
    });
    admin = await signedUp(podium.url, newEmail(), { token: firstAdminToken(podium.logs()) });
    const email = newEmail();
    [teacher, student] = await Promise.all([signedUp(podium.url, email), signedUp(podium.url)]);
    const { items } = await admin.json("GET", `admin/users?text=${email}`);
    const [{ id }] = items as [{ id: string }];
    expect((await admin.call("PATCH", `admin/users/${id}`, { role: "teacher" })).status).toBe(200);
  });
  afterAll(() => podium?.stop());

  const report = async (): Promise<PoolReport> => poolsSchema.parse(await admin.json("GET", "pools"));
  const bash = async () => (await report()).items.find(({ key }) => /^bash[^@]*$/.test(key));
  const small = async () => (await report()).items.find(({ key }) => /^bash.*@small$/.test(key));
  const reserve = (who: Browser, body: object) => who.call("POST", "pools/windows", body);
  async function reserved(who: Browser, body: object): Promise<PoolWindow> {
    const answer = await reserve(who, body);
    expect(answer.status).toBe(201);
    return poolWindowSchema.parse(await answer.json());
  }

  it("finds its sandboxes ready, and they go when it is over or given up", async () => {
    await expect.poll(async () => (await bash())?.ready, { timeout: 20_000 }).toBe(1);
    const window = await reserved(teacher, { language: "sh", count: 4, start: soon(0), end: soon(3_600_000) });
    expect(window).toMatchObject({ language: "bash", count: 4 });
    await expect.poll(bash, { timeout: 20_000 }).toMatchObject({ size: 5, ready: 5 });
    expect((await bash())?.timings.start?.count).toBeGreaterThanOrEqual(5);
    expect((await report()).windows).toEqual([window]);
    expect((await teacher.call("DELETE", `pools/windows/${window.id}`)).status).toBe(204);
    await expect.poll(bash, { timeout: 20_000 }).toMatchObject({ size: 1, ready: 1 });
    const metrics = await (await fetch(`${podium.url}/metrics`)).text();
    expect(metrics).toMatch(/podium_pool_sandboxes\{pool="bash-[^"]+",state="ready"\} 1/);
    expect(metrics).toMatch(/podium_pool_step_seconds\{pool="bash-[^"]+",step="start",quantile="0.5"\} [\d.]+/);
  });

  it("is heard of in time: its sandboxes are made before it starts, and not long before", async () => {
    const later = await reserved(teacher, { language: "bash", count: 2, start: soon(600_000), end: soon(700_000) });
    const next = await reserved(teacher, { language: "bash", count: 3, start: soon(30_000), end: soon(700_000) });
    await expect.poll(bash, { timeout: 20_000 }).toMatchObject({ size: 4, ready: 4 });
    for (const { id } of [later, next]) await teacher.call("DELETE", `pools/windows/${id}`);
  });

  it("keeps sandboxes of a size ready for runs that have it, and more of them for a while", async () => {
    await expect.poll(small, { timeout: 20_000 }).toMatchObject({ size: 1, ready: 1 });
    const others = (await bash())?.hits;
    const sized = { memoryBytes: 64 * 2 ** 20, cpuMillis: 500 };
    const owned = await create(podium.url, { language: "bash", source: "echo sized", limits: sized });
    expect(await untilOver(podium.url, owned, 20_000)).toMatchObject({ stdout: "sized\n" });
    expect(await small()).toMatchObject({ hits: 1 });
    expect((await bash())?.hits).toBe(others);
    const times = { start: soon(0), end: soon(3_600_000) };
    const window = await reserved(teacher, { language: "bash", size: "small", count: 2, ...times });
    expect(window).toMatchObject({ language: "bash", size: "small" });
    await expect.poll(small, { timeout: 20_000 }).toMatchObject({ size: 3, ready: 3 });
    expect(await bash()).toMatchObject({ size: 1 });
    expect(poolWindowsSchema.parse(await teacher.json("GET", "pools/windows")).sizes).toEqual([
      { name: "small", ...sized },
    ]);
    expect((await teacher.call("DELETE", `pools/windows/${window.id}`)).status).toBe(204);
    await expect.poll(small, { timeout: 20_000 }).toMatchObject({ size: 1, ready: 1 });
  });

  it("may take so many, all classes of one moment together, also when they ask at once", async () => {
    const start = soon(86_400_000);
    const end = soon(90_000_000);
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => reserve(teacher, { language: "bash", count: 2, start, end })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 400, 400]);
    const refused = answers.find(({ status }) => status === 400) as Response;
    expect(await problemOf(refused)).toMatchObject({
      code: "limit_too_high",
      detail: expect.stringContaining("More than 6"),
    });
    // At another time, and of another language, there is room.
    await reserved(teacher, { language: "bash", count: 6, start: end, end: soon(91_000_000) });
    await reserved(teacher, { language: "python", count: 6, start, end });
    const { items, most } = poolWindowsSchema.parse(await teacher.json("GET", "pools/windows"));
    expect([items.length, most]).toEqual([5, 6]);
    for (const { id } of items) expect((await admin.call("DELETE", `pools/windows/${id}`)).status).toBe(204);
  });

  it("is a teacher's to announce and its own to give up; what all pools hold is an administrator's to see", async () => {
    const body = { language: "bash", count: 1, start: soon(0), end: soon(60_000) };
    expect((await problemOf(reserve(student, body))).code).toBe("forbidden");
    expect((await problemOf(student.call("GET", "pools/windows"))).code).toBe("forbidden");
    expect((await problemOf(teacher.call("GET", "pools"))).code).toBe("forbidden");
    expect((await problemOf(fetch(`${podium.url}/api/v1/pools`))).code).toBe("unauthenticated");
    const { id } = await reserved(admin, body);
    expect((await problemOf(teacher.call("DELETE", `pools/windows/${id}`))).code).toBe("not_found");
    expect((await admin.call("DELETE", `pools/windows/${id}`)).status).toBe(204);
    const { items } = await admin.json("GET", "admin/audit?limit=100");
    const actions = (items as { action: string }[]).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(["pool.reserved", "pool.released"]));
  });

  it.each([
    ["a language nobody knows", { language: "cobol" }, "unknown_language"],
    ["a size nobody made", { size: "huge" }, "invalid_request"],
    ["none", { count: 0 }, "invalid_request"],
    ["a text as a number", { count: "4" }, "invalid_request"],
    ["an end before its start", { end: soon(-60_000) }, "invalid_request"],
    ["two days", { end: soon(2 * 86_400_000) }, "invalid_request"],
    ["what is over", { start: soon(-7_200_000), end: soon(-3_600_000) }, "invalid_request"],
    [
      "something years away",
      { start: soon(800 * 86_400_000), end: soon(800 * 86_400_000 + 60_000) },
      "invalid_request",
    ],
    ["a date that is none", { start: "tomorrow" }, "invalid_request"],
  ])("is refused with words when it is %s", async (_, change, code) => {
    const body = { language: "bash", count: 1, start: soon(0), end: soon(60_000), ...change };
    expect((await problemOf(reserve(teacher, body))).code).toBe(code);
  });
});
