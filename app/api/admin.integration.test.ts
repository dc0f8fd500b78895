import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { io } from "socket.io-client";
import { Browser, newEmail, password, signedUp } from "../../e2e/api/person";
import { firstAdminToken } from "../../e2e/support/first-admin";
import { startTestApp, type TestApp } from "../../lib/testing";

let app: TestApp;
let admin: Browser;
let token: string;
beforeAll(async () => {
  app = await startTestApp({ PODIUM_POOL: "default=0" });
  token = firstAdminToken(app.notices.join("\n"));
  admin = await signedUp(app.url, "root@example.org", { token });
}, 60_000);
afterAll(() => app.stop());

const hello = { language: "bash", source: "echo hello" };
const idOf = async (browser: Browser) => (await browser.json("GET", "account"))["id"] as string;
const setRule = (rule: object) => admin.call("PUT", "admin/limits", rule);

it("the first administrator's token works once", async () => {
  expect(await admin.json("GET", "account")).toMatchObject({ role: "admin" });
  const again = await new Browser(app.url).call("POST", "account", { email: newEmail(), password, token });
  expect(again.status).toBe(403);
  expect(await (await signedUp(app.url)).json("GET", "account")).toMatchObject({ role: "user" });
});

const routes: [string, string, unknown?][] = [
  ["GET", "admin/overview"],
  ["GET", "admin/executions"],
  ["POST", "admin/executions/0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b/stop"],
  ["GET", "admin/limits"],
  ["PUT", "admin/limits", { scope: "all", name: "wallMs", value: 1000 }],
  ["PATCH", "admin/site", { signUp: false }],
  ["GET", "admin/users"],
  ["POST", "admin/users", { email: "somebody@example.org" }],
  ["PATCH", "admin/users/0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b", { role: "admin" }],
  ["GET", "admin/usage"],
  ["GET", "admin/audit"],
  ["GET", "admin/audit/export"],
  ["GET", "admin/reports"],
  ["POST", "admin/shares/0123456789ABCDEFGHabcd/decision", { decision: "taken_down" }],
  ["POST", "admin/users/0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b/reset-link"],
];

describe.each(routes)("%s %s", (method, path, body) => {
  it("is for administrators only", async () => {
    expect((await (await signedUp(app.url)).call(method, path, body)).status).toBe(403);
    expect((await new Browser(app.url).call(method, path, body)).status).toBe(401);
  });
});

it("a lowered limit is felt by the next run, a user's own goes before it, and both are audited", async () => {
  const user = await signedUp(app.url);
  const limitsOf = async (browser: Browser) => {
    const { id } = await browser.json("POST", "executions", hello);
    const { limits } = await browser.json("GET", `executions/${id}`);
    return limits as Record<string, number>;
  };
  expect((await limitsOf(user))["wallMs"]).toBe(30_000);
  expect((await setRule({ scope: "language", subject: "bash", name: "wallMs", value: 1000 })).status).toBe(200);
  expect((await limitsOf(user))["wallMs"]).toBe(1000);
  expect(((await user.json("GET", "limits"))["limits"] as Record<string, number>)["wallMs"]).toBe(30_000);
  await setRule({ scope: "user", subject: await idOf(user), name: "wallMs", value: 2000 });
  expect((await limitsOf(user))["wallMs"]).toBe(2000);
  expect(((await user.json("GET", "limits"))["limits"] as Record<string, number>)["wallMs"]).toBe(2000);
  expect((await user.call("POST", "executions", { ...hello, limits: { wallMs: 2001 } })).status).toBe(400);
  await setRule({ scope: "language", subject: "bash", name: "wallMs", value: null });
  const audit = await admin.json("GET", "admin/audit?action=limit.changed&limit=1");
  expect(audit).toMatchObject({
    items: [{ actor: "root@example.org", target: "wallMs of language bash", detail: { from: 1000, to: null } }],
  });
});

it.each([
  { scope: "all", name: "wallMs", value: 99 },
  { scope: "all", name: "wallMs", value: 30_001 },
  { scope: "all", name: "wallMs", value: 1.5 },
  { scope: "all", name: "wallMs", value: "1000" },
  { scope: "all", subject: "x", name: "wallMs", value: 1000 },
  { scope: "language", subject: "cobol", name: "wallMs", value: 1000 },
  { scope: "user", subject: "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b", name: "wallMs", value: 1000 },
  { scope: "role", subject: "king", name: "wallMs", value: 1000 },
  { scope: "all", name: "everything", value: 1000 },
])("a rule that cannot be is refused: %j", async (rule) => {
  expect((await setRule(rule)).status).toBe(400);
});

it("a quota of runs a day is exact under parallel requests, and says when to come again", async () => {
  const user = await signedUp(app.url);
  await setRule({ scope: "user", subject: await idOf(user), name: "runsPerDay", value: 3 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => user.call("POST", "executions", hello)));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(3);
  const refused = answers.find(({ status }) => status === 429);
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused?.json()).toMatchObject({ code: "quota_exceeded" });
});

it("CPU time of the day is counted and bounds the next run", async () => {
  const user = await signedUp(app.url);
  await setRule({ scope: "user", subject: await idOf(user), name: "cpuMsPerDay", value: 200 });
  const spin = { language: "bash", source: "while :; do :; done" };
  const { id } = await user.json("POST", "executions", spin);
  const { result } = await untilOver(user, id as string);
  expect(result).toMatchObject({ outcome: "timeout", limit: "cpuMs" });
  const again = await user.json("POST", "executions", hello);
  expect(again).toMatchObject({ code: "quota_exceeded" });
});

it("anybody's execution is seen and stopped", async () => {
  const user = new Browser(app.url);
  await user.call("POST", "owner");
  const { id } = await user.json("POST", "executions", { language: "bash", source: "# runaway\nwhile :; do :; done" });
  const active = await admin.json("GET", "admin/executions");
  expect(active).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ id, headline: "# runaway" })]),
  });
  expect((await admin.call("POST", `admin/executions/${id}/stop`)).status).toBe(204);
  expect(await untilOver(user, id as string)).toMatchObject({ status: "cancelled" });
});

it("a suspended user is signed out at once and cannot come in; the last administrator stays", async () => {
  const email = newEmail();
  const user = await signedUp(app.url, email);
  const id = await idOf(user);
  expect(await admin.json("PATCH", `admin/users/${id}`, { suspended: true })).toMatchObject({ suspended: true });
  expect((await user.call("GET", "account")).status).toBe(401);
  expect(await user.json("POST", "account/session", { email, password })).toMatchObject({ code: "account_suspended" });
  await admin.call("PATCH", `admin/users/${id}`, { suspended: false });
  expect((await user.call("POST", "account/session", { email, password })).status).toBe(200);
  for (const change of [{ role: "user" }, { suspended: true }])
    expect(await admin.json("PATCH", `admin/users/${await idOf(admin)}`, change)).toMatchObject({ code: "last_admin" });
});

it("what a suspended user runs and has waiting is stopped", async () => {
  const user = await signedUp(app.url);
  const body = { language: "bash", source: "read line", interactive: true };
  const ids: string[] = [];
  for (let run = 0; run < 4; run += 1) ids.push((await user.json("POST", "executions", body))["id"] as string);
  expect((await admin.call("PATCH", `admin/users/${await idOf(user)}`, { suspended: true })).status).toBe(200);
  const { items } = (await admin.json("GET", "admin/executions")) as { items: { id: string }[] };
  expect(items.filter(({ id }) => ids.includes(id))).toEqual([]);
});

it("the last administrator does not delete themselves; of two who do at once, one stays", async () => {
  const body = { password };
  expect(await admin.json("DELETE", "account", body)).toMatchObject({ code: "last_admin" });
  const others = [await signedUp(app.url), await signedUp(app.url)];
  for (const other of others) await admin.call("PATCH", `admin/users/${await idOf(other)}`, { role: "admin" });
  await admin.call("PATCH", `admin/users/${await idOf(admin)}`, { role: "user" });
  const answers = await Promise.all(others.map((other) => other.call("DELETE", "account", body)));
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  const left = others[answers.findIndex(({ status }) => status === 409)];
  expect((await left?.call("PATCH", `admin/users/${await idOf(admin)}`, { role: "admin" }))?.status).toBe(200);
});

it("a new role counts at once", async () => {
  const user = await signedUp(app.url);
  expect((await user.call("GET", "admin/overview")).status).toBe(403);
  await admin.call("PATCH", `admin/users/${await idOf(user)}`, { role: "admin" });
  expect((await user.call("GET", "admin/overview")).status).toBe(200);
  await admin.call("PATCH", `admin/users/${await idOf(user)}`, { role: "user" });
  expect((await user.call("GET", "admin/overview")).status).toBe(403);
});

it("signing up and anonymous runs can be switched off", async () => {
  const stranger = new Browser(app.url);
  await stranger.call("POST", "owner");
  await admin.call("PATCH", "admin/site", { signUp: false, anonymous: false });
  expect(await stranger.json("POST", "account", { email: newEmail(), password })).toMatchObject({
    code: "sign_up_closed",
  });
  expect((await stranger.call("POST", "executions", hello)).status).toBe(401);
  expect((await admin.call("POST", "executions", hello)).status).toBe(202);
  await admin.call("PATCH", "admin/site", { signUp: true, anonymous: true, domains: ["uni.example"] });
  expect((await stranger.call("POST", "executions", hello)).status).toBe(202);
  expect(await stranger.json("POST", "account", { email: newEmail(), password })).toMatchObject({
    code: "sign_up_closed",
  });
  expect((await stranger.call("POST", "account", { email: "ada@uni.example", password })).status).toBe(201);
  await admin.call("PATCH", "admin/site", { domains: [] });
});

it("where running needs an account, nobody has code laid out, checked or shared without one; what is shared stays open", async () => {
  const stranger = new Browser(app.url);
  await stranger.call("POST", "owner");
  const document = { language: "bash", files: [{ path: "a.sh", content: "echo shared" }] };
  const { id } = await stranger.json("POST", "shares", { document });
  await admin.call("PATCH", "admin/site", { anonymous: false });
  const asked: [string, object][] = [
    ["executions", hello],
    ["format", hello],
    ["check", { language: "typescript", source: "const n = 6;" }],
    ["shares", { document }],
  ];
  for (const [path, body] of asked) {
    for (const caller of [stranger, new Browser(app.url)]) {
      expect(await caller.json("POST", path, body), path).toMatchObject({ code: "unauthenticated" });
    }
  }
  expect((await stranger.call("GET", `shares/${id}`)).status).toBe(200);
  const user = await signedUp(app.url);
  expect((await user.call("POST", "format", hello)).status).toBe(200);
  expect((await user.call("POST", "shares", { document })).status).toBe(201);
  await admin.call("PATCH", "admin/site", { anonymous: true });
});

it("an administrator makes an account while nobody signs up, and its person sets the password with the link", async () => {
  await admin.call("PATCH", "admin/site", { signUp: false });
  const email = newEmail();
  const made = await admin.json("POST", "admin/users", { email, name: "Ada", role: "teacher" });
  await admin.call("PATCH", "admin/site", { signUp: true });
  expect(await admin.json("POST", "admin/users", { email })).toMatchObject({ code: "email_taken" });
  expect(await admin.json("POST", "admin/users", { email: "no address" })).toMatchObject({ code: "invalid_request" });
  const person = new Browser(app.url);
  expect((await person.call("POST", "account/session", { email, password })).status).toBe(401);
  const body = { token: new URL(String(made["link"]), app.url).searchParams.get("token"), next: password };
  expect((await person.call("POST", "account/password/reset", body)).status).toBe(204);
  expect((await person.call("POST", "account/password/reset", body)).status).toBe(410);
  expect((await person.call("POST", "account/session", { email, password })).status).toBe(200);
  const account = { id: made["id"], email, name: "Ada", role: "teacher" };
  expect(await person.json("GET", "account")).toMatchObject(account);
  const audit = { actor: "root@example.org", target: email, detail: { role: "teacher" } };
  expect(await admin.json("GET", "admin/audit?action=user.made")).toMatchObject({ items: [audit] });
});

it("what was used is counted by outcome and person", async () => {
  const user = await signedUp(app.url);
  const { id } = await user.json("POST", "executions", hello);
  await untilOver(user, id as string);
  const usage = (await admin.json("GET", "admin/usage?range=day")) as { runs: number; series: { ok: number }[] };
  expect(usage.runs).toBeGreaterThan(0);
  expect(usage.series).toHaveLength(24);
  expect(usage.series.reduce((sum, { ok }) => sum + ok, 0)).toBeGreaterThan(0);
});

async function untilOver(browser: Browser, id: string): Promise<Record<string, unknown>> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const execution = await browser.json("GET", `executions/${id}`);
    if (execution["finishedAt"]) return execution;
    if (Date.now() > deadline) throw new Error(`It did not end: ${JSON.stringify(execution)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it("a page that stays open runs with the limits of the role its user has now", async () => {
  const user = await signedUp(app.url);
  await setRule({ scope: "role", subject: "teacher", name: "wallMs", value: 4_000 });
  const socket = io(app.url, { transports: ["websocket"], extraHeaders: { cookie: user.cookie }, forceNew: true });
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  const wallMs = async () => {
    const { execution } = (await socket.emitWithAck("execution:create", hello)) as { execution: { id: string } };
    const { limits } = await user.json("GET", `executions/${execution.id}`);
    return (limits as Record<string, number>)["wallMs"];
  };
  expect(await wallMs()).toBe(30_000);
  const changed = await admin.call("PATCH", `admin/users/${await idOf(user)}`, { role: "teacher" });
  expect(changed.status).toBe(200);
  expect(await wallMs()).toBe(4_000);
  socket.close();
  await setRule({ scope: "role", subject: "teacher", name: "wallMs", value: null });
});
