import { afterAll, beforeAll, expect, it } from "vitest";
import { type Browser, signedUp } from "../../e2e/api/person";
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

it("the CPU time of a day is counted when a run ends, and bounds the next", async () => {
  const user = await limited("cpuMsPerDay", 1);
  const { id } = await user.json("POST", "executions", {
    language: "bash",
    source: "for ((i = 0; i < 20000; i++)); do :; done",
  });
  await expect.poll(async () => (await user.json("GET", `executions/${id}`))["status"]).toBe("completed");
  expect(await user.json("POST", "executions", hello)).toMatchObject({
    code: "quota_exceeded",
    detail: expect.stringMatching(/the CPU time of today\. Try again after midnight UTC, in/),
  });
});

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
