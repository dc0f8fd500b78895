import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser, newEmail, password, signedUp } from "../../e2e/api/person";
import { firstAdminToken } from "../../e2e/support/first-admin";
import { startTestApp, type TestApp } from "../../lib/testing";

let app: TestApp;
let admin: Browser;
beforeAll(async () => {
  app = await startTestApp({ PODIUM_POOL: "default=0", PODIUM_MAX_QUEUED_PER_OWNER: "100", PODIUM_MAX_QUEUED: "500" });
  admin = await signedUp(app.url, "root@example.org", { token: firstAdminToken(app.notices.join("\n")) });
}, 60_000);
afterAll(() => app.stop());

const hello = { language: "bash", source: "true" };
const parallel = 100;

async function limited(name: string, value: number): Promise<Browser> {
  const user = await signedUp(app.url);
  const subject = (await user.json("GET", "account"))["id"];
  expect((await admin.call("PUT", "admin/limits", { scope: "user", subject, name, value })).status).toBe(200);
  return user;
}

/** An execution, as far as it is looked at here. */
interface Run {
  id: string;
  limits: { cpuMs: number };
  result?: { usage: { cpuMs: number; compileCpuMs?: number } };
}

/** CPU time of today, in milliseconds, as administrators see it. */
async function cpuToday(user: Browser): Promise<number | undefined> {
  const email = String((await user.json("GET", "account"))["email"]);
  const { items } = (await admin.json("GET", `admin/users?text=${email}`)) as { items: { cpuMsToday: number }[] };
  return items[0]?.cpuMsToday;
}

const hundred = (user: Browser, body: object = hello) =>
  Promise.all(Array.from({ length: parallel }, () => user.call("POST", "executions", body)));

it.each([
  ["perMinute", 7, "rate_limited", /executions than are allowed in a minute\. Try again in \d+ s/],
  ["runsPerDay", 5, "quota_exceeded", /executions of today\. Try again after midnight UTC, in \d+ (h|min)/],
] as const)(
  "%s is exact when a hundred requests come at once, and says when to come again",
  async (name, value, code, words) => {
    const answers = await hundred(await limited(name, value));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(value);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(parallel - value);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused[0]?.json()).toMatchObject({ code, detail: expect.stringMatching(words) });
  },
);

it("no more than are allowed run at one time, whatever comes in at once; the others wait and run after them", async () => {
  const user = await limited("concurrent", 2);
  const answers = await hundred(user, { language: "bash", source: "sleep 0.05" });
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: parallel }, () => 202));
  const seen = new Set<number>();
  for (;;) {
    const { items } = (await admin.json("GET", "admin/executions")) as { items: { status: string }[] };
    if (items.length === 0) break;
    seen.add(items.filter(({ status }) => status === "running").length);
  }
  expect(Math.max(...seen)).toBe(2);
}, 120_000);

/** Uses nothing until it is told to, and then all it may. */
const waiting = { language: "bash", source: "read line; while :; do :; done", interactive: true };

it("the CPU time left of a day is held for what was accepted, however many come at once, and bounds what they use", async () => {
  const user = await limited("cpuMsPerDay", 1_000);
  const answers = await hundred(user, { ...waiting, limits: { cpuMs: 300 } });
  const accepted = answers.filter(({ status }) => status === 202);
  const runs = await Promise.all(accepted.map(async (answer) => (await answer.json()) as Run));
  expect(runs.map(({ limits }) => limits.cpuMs).sort()).toEqual([100, 300, 300, 300]);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(parallel - 4);
  for (const answer of refused) {
    expect(await answer.json()).toMatchObject({ code: "quota_exceeded", detail: expect.stringMatching(/is held for/) });
  }
  for (const { id, limits } of runs) {
    expect((await user.call("POST", `executions/${id}/stdin`, { data: "\n" })).status).toBe(204);
    const end = async () => ((await user.json("GET", `executions/${id}`)) as unknown as Run).result;
    await expect.poll(end, { timeout: 60_000 }).toMatchObject({ outcome: "timeout", limit: "cpuMs" });
    expect((await end())?.usage.cpuMs).toBeGreaterThanOrEqual(limits.cpuMs);
  }
  const used = await cpuToday(user);
  expect(used).toBeGreaterThanOrEqual(1_000);
  // What it takes to stop four programs, on a busy machine.
  expect(used).toBeLessThan(2_000);
  expect(await user.json("POST", "executions", hello)).toMatchObject({
    code: "quota_exceeded",
    detail: expect.stringMatching(/the CPU time of today\. Try again after midnight UTC, in/),
  });
}, 120_000);

it("what a run did not use of the CPU time held for it is there for the next", async () => {
  const user = await limited("cpuMsPerDay", 1_000);
  for (let run = 0; run < 3; run += 1) {
    const { id, limits } = (await user.json("POST", "executions", hello)) as unknown as Run;
    expect(limits.cpuMs).toBeGreaterThan(300);
    await expect.poll(async () => (await user.json("GET", `executions/${id}`))["status"]).toBe("completed");
  }
  const { id } = (await user.json("POST", "executions", waiting)) as unknown as Run;
  await user.call("POST", `executions/${id}/cancel`, {});
  await expect.poll(async () => (await user.json("POST", "executions", hello))["code"]).toBeUndefined();
});

it("a compiler's CPU time counts like its program's", async () => {
  const user = await limited("cpuMsPerDay", 60_000);
  const source = "int main(void) { return 0; }";
  const { id } = await user.json("POST", "executions", { language: "c", source });
  const end = async () => ((await user.json("GET", `executions/${id}`)) as unknown as Run).result;
  await expect.poll(end, { timeout: 60_000 }).toMatchObject({ outcome: "ok" });
  const { cpuMs, compileCpuMs = 0 } = (await end())?.usage ?? { cpuMs: 0 };
  expect(compileCpuMs).toBeGreaterThan(cpuMs);
  expect(await cpuToday(user)).toBe(Math.round(cpuMs) + Math.round(compileCpuMs));
}, 90_000);

it("a quota of a role counts for those who have it, and one's own goes before it", async () => {
  const set = (value: number | null) =>
    admin.call("PUT", "admin/limits", { scope: "role", subject: "user", name: "runsPerDay", value });
  await set(1);
  const [plain, own] = [await signedUp(app.url), await limited("runsPerDay", 2)];
  expect((await plain.call("POST", "executions", hello)).status).toBe(202);
  expect((await plain.call("POST", "executions", hello)).status).toBe(429);
  for (const status of [202, 202, 429]) expect((await own.call("POST", "executions", hello)).status).toBe(status);
  await set(null);
  expect((await plain.call("POST", "executions", hello)).status).toBe(202);
});

it("signing up is no second day: what the browser used today counts for the account, once, and for the browser still", async () => {
  const set = (subject: string, value: number | null) =>
    admin.call("PUT", "admin/limits", { scope: "role", subject, name: "runsPerDay", value });
  for (const subject of ["anonymous", "user"]) expect((await set(subject, 3)).status).toBe(200);
  const run = async (browser: Browser) => (await browser.call("POST", "executions", hello)).status;
  const browser = new Browser(app.url);
  await browser.call("POST", "owner");
  for (const status of [202, 202]) expect(await run(browser)).toBe(status);
  const account = { email: newEmail(), password };
  expect((await browser.call("POST", "account", account)).status).toBe(201);
  for (const status of [202, 429]) expect(await run(browser)).toBe(status);

  await browser.call("DELETE", "account/session");
  for (const status of [202, 429]) expect(await run(browser)).toBe(status);
  expect((await browser.call("POST", "account/session", account)).status).toBe(200);
  const { items } = (await admin.json("GET", `admin/users?text=${account.email}`)) as {
    items: { runsToday: number }[];
  };
  // Two and one before and after signing up, and one after signing out: nothing counts twice.
  expect(items[0]?.runsToday).toBe(4);
  for (const subject of ["anonymous", "user"]) await set(subject, null);
});
