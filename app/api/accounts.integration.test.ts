import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser, newEmail, password, signedUp } from "../../e2e/api/person";
import { startTestApp, type TestApp } from "../../lib/testing";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ PODIUM_POOL: "default=0" });
}, 60_000);
afterAll(() => app.stop());

it("an account keeps what its browser ran before, also while it runs", async () => {
  const browser = new Browser(app.url);
  await browser.call("POST", "owner");
  const sleeper = { language: "bash", source: "read line; echo got $line", interactive: true };
  const { id } = await browser.json("POST", "executions", sleeper);
  const owner = browser.cookie;
  expect((await browser.call("POST", "account", { email: newEmail(), password })).status).toBe(201);
  expect((await browser.call("POST", `executions/${id}/stdin`, { data: "it\n" })).status).toBe(204);
  const list = await browser.json("GET", "executions");
  expect(list).toMatchObject({ items: [{ id }] });
  const before = await fetch(`${app.url}/api/v1/executions/${id}`, { headers: { cookie: owner } });
  expect(before.status).toBe(404);
});

it("a second account in the same browser gets nothing of the first", async () => {
  const browser = await signedUp(app.url);
  const { id } = await browser.json("POST", "executions", { language: "bash", source: "echo 1" });
  await browser.call("DELETE", "account/session");
  await browser.call("POST", "account", { email: newEmail(), password });
  expect((await browser.call("GET", `executions/${id}`)).status).toBe(404);
});

it("five wrong passwords lock, and an address nobody has locks in the same way", async () => {
  const email = newEmail();
  await signedUp(app.url, email);
  for (const guessed of [email, "nobody@example.org"]) {
    const browser = new Browser(app.url);
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await browser.json("POST", "account/session", { email: guessed, password: "wrong" })).toMatchObject({
        code: "wrong_credentials",
      });
    }
    const locked = await browser.call("POST", "account/session", { email: guessed, password });
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(100);
  }
});

it("a right password forgets the wrong ones before it", async () => {
  const email = newEmail();
  await signedUp(app.url, email);
  const browser = new Browser(app.url);
  for (let round = 0; round < 2; round += 1) {
    for (let guess = 0; guess < 4; guess += 1) {
      await browser.call("POST", "account/session", { email, password: "wrong" });
    }
    expect((await browser.call("POST", "account/session", { email: email.toUpperCase(), password })).status).toBe(200);
  }
});

it("parallel guesses are counted exactly", async () => {
  const email = newEmail();
  await signedUp(app.url, email);
  const browser = new Browser(app.url);
  const guesses = await Promise.all(
    Array.from({ length: 20 }, () => browser.call("POST", "account/session", { email, password: "wrong" })),
  );
  expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5);
});

it("a session that is ended is cut off at once, its socket too; nobody ends another user's", async () => {
  const email = newEmail();
  const first = await signedUp(app.url, email);
  const second = new Browser(app.url);
  await second.call("POST", "account/session", { email, password });
  const { items } = (await first.json("GET", "account/sessions")) as { items: { id: string; current: boolean }[] };
  expect(items.map(({ current }) => current).sort()).toEqual([false, true]);
  const other = items.find(({ current }) => !current)?.id;
  expect((await (await signedUp(app.url)).call("DELETE", `account/sessions/${other}`)).status).toBe(404);

  const socket = io(app.url, { transports: ["websocket"], extraHeaders: { cookie: second.cookie }, forceNew: true });
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  const cut = new Promise<void>((resolve) => socket.once("disconnect", () => resolve()));
  expect((await first.call("DELETE", `account/sessions/${other}`)).status).toBe(204);
  await cut;
  socket.close();
  expect((await second.call("GET", "account")).status).toBe(401);
  expect((await first.call("GET", "account")).status).toBe(200);
});

it("a changed password signs out every other browser", async () => {
  const email = newEmail();
  const first = await signedUp(app.url, email);
  const second = new Browser(app.url);
  await second.call("POST", "account/session", { email, password });
  const next = "another long password";
  expect((await first.call("POST", "account/password", { current: "wrong", next })).status).toBe(401);
  expect((await first.call("POST", "account/password", { current: password, next })).status).toBe(204);
  expect((await second.call("GET", "account")).status).toBe(401);
  expect((await second.call("POST", "account/session", { email, password })).status).toBe(401);
  expect((await second.call("POST", "account/session", { email, password: next })).status).toBe(200);
});

it("a deleted account is gone with all it had", async () => {
  const email = newEmail();
  const browser = await signedUp(app.url, email);
  await browser.call("POST", "scripts", { document: { language: "bash", files: [{ path: "a.sh", content: "echo" }] } });
  const { id } = await browser.json("POST", "executions", { language: "bash", source: "echo 1" });
  expect((await browser.call("DELETE", "account", { password })).status).toBe(204);
  expect((await browser.call("GET", `executions/${id}`)).status).toBe(404);
  expect((await browser.call("POST", "account/session", { email, password })).status).toBe(401);
  expect((await browser.call("POST", "account", { email, password })).status).toBe(201);
});

it("deleting an account asks for its password, and five wrong ones lock that too", async () => {
  const browser = await signedUp(app.url);
  expect((await browser.call("DELETE", "account", {})).status).toBe(401);
  for (let guess = 0; guess < 5; guess += 1) {
    expect(await browser.json("DELETE", "account", { password: "wrong" })).toMatchObject({ code: "wrong_credentials" });
  }
  expect(await browser.json("DELETE", "account", { password })).toMatchObject({ code: "rate_limited" });
  expect((await browser.call("GET", "account")).status).toBe(200);
});

it("what an account runs and has waiting is stopped before it is deleted, its socket is cut", async () => {
  const browser = await signedUp(app.url);
  const body = { language: "bash", source: "read line", interactive: true };
  const permits = async () => (await app.services.admin.overview()).permits;
  const runs = (await permits()).total + 2;
  const statuses = new Set<unknown>();
  for (let run = 0; run < runs; run += 1) statuses.add((await browser.json("POST", "executions", body))["status"]);
  expect(statuses).toEqual(new Set(["running", "queued"]));
  const socket = io(app.url, { transports: ["websocket"], extraHeaders: { cookie: browser.cookie }, forceNew: true });
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  const cut = new Promise<void>((resolve) => socket.once("disconnect", () => resolve()));

  expect((await browser.call("DELETE", "account", { password })).status).toBe(204);
  expect(await app.services.admin.active()).toMatchObject({ total: 0 });
  // Left alone, they would wait for their line for minutes.
  await expect.poll(async () => (await permits()).inUse, { timeout: 20_000 }).toBe(0);
  await cut;
  socket.close();
  expect((await browser.call("GET", "account")).status).toBe(401);
});

it("next-auth's own session of another secret, or forged, is nobody's", async () => {
  const browser = await signedUp(app.url);
  for (const value of ["x", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..a.b.c", ""]) {
    const cookie = `next-auth.session-token=${value}`;
    expect((await fetch(`${app.url}/api/v1/account`, { headers: { cookie } })).status).toBe(401);
  }
  expect((await browser.call("GET", "account")).status).toBe(200);
});
