import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser, newEmail, password, signedUp } from "../../e2e/api/person";
import { firstAdminToken } from "../../e2e/support/first-admin";
import { startTestApp, type TestApp } from "../../lib/testing";
import type { ElsewhereIdentity } from "../../lib/users/service";

let app: TestApp;
let admin: Browser;
beforeAll(async () => {
  app = await startTestApp({ PODIUM_POOL: "default=0" });
  admin = await signedUp(app.url, "root@example.org", { token: firstAdminToken(app.notices.join("\n")) });
}, 60_000);
afterAll(() => app.stop());

/** As a provider's answer says it. */
const comesFrom = (email: string, more: Partial<ElsewhereIdentity> = {}) =>
  app.services.users.signInElsewhere(
    { addressKey: "an address" },
    { provider: "oidc", subject: randomUUID(), email, emailVerified: true, ...more },
  );
const session = (email: string, text = password) =>
  new Browser(app.url).call("POST", "account/session", { email, password: text });
const keyOf = async (browser: Browser) => {
  const { secret } = await browser.json("POST", "account/keys", { name: "mine", scopes: ["read"] });
  return () => fetch(`${app.url}/api/v1/account`, { headers: { Authorization: `Bearer ${String(secret)}` } });
};
const claims = async (email: string) =>
  ((await admin.json("GET", `admin/audit?action=user.claimed&target=${email}`)) as { items: unknown[] }).items;

it("who made an account with somebody's address has no way into it once its owner signs in elsewhere", async () => {
  const email = newEmail();
  const stranger = await signedUp(app.url, email);
  const { id } = await stranger.json("GET", "account");
  const withKey = await keyOf(stranger);
  expect((await withKey()).status).toBe(200);
  const socket = io(app.url, { transports: ["websocket"], extraHeaders: { cookie: stranger.cookie }, forceNew: true });
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  const cut = new Promise<void>((resolve) => socket.once("disconnect", () => resolve()));

  const account = await comesFrom(email.toUpperCase(), { role: "admin" });
  expect(account).toMatchObject({ id, email, role: "admin", hasPassword: false });
  await cut;
  socket.close();
  expect((await stranger.call("GET", "account")).status).toBe(401);
  expect((await withKey()).status).toBe(401);
  expect((await session(email)).status).toBe(401);
  expect(await claims(email)).toMatchObject([{ actor: "oidc", target: email }]);
});

it("an identity elsewhere whose address nobody checked leads there no more either", async () => {
  const email = newEmail();
  const theirs = { provider: "other", subject: randomUUID(), emailVerified: false };
  const { id } = await comesFrom(email, theirs);
  expect(await comesFrom(email, theirs)).toMatchObject({ id });
  expect(await comesFrom(email)).toMatchObject({ id });
  await expect(comesFrom(email, theirs)).rejects.toMatchObject({ code: "email_taken" });
});

it("an address that was proven keeps its password, keys and identities, whoever is linked after that", async () => {
  const email = newEmail();
  const first = { provider: "google", subject: randomUUID() };
  const { id } = await comesFrom(email, first);
  const { link } = await admin.json("POST", `admin/users/${id}/reset-link`);
  const token = new URL(String(link), app.url).searchParams.get("token");
  expect((await admin.call("POST", "account/password/reset", { token, next: password })).status).toBe(204);
  const browser = new Browser(app.url);
  expect((await browser.call("POST", "account/session", { email, password })).status).toBe(200);
  const withKey = await keyOf(browser);
  expect(await comesFrom(email)).toMatchObject({ id, hasPassword: true });
  expect(await comesFrom(email, first)).toMatchObject({ id });
  expect((await withKey()).status).toBe(200);
  expect((await browser.call("GET", "account")).status).toBe(200);
  expect(await claims(email)).toEqual([]);
});

it("a link that an administrator passed on proves nothing", async () => {
  const email = newEmail();
  const { id } = await (await signedUp(app.url, email)).json("GET", "account");
  const { link } = await admin.json("POST", `admin/users/${id}/reset-link`);
  const token = new URL(String(link), app.url).searchParams.get("token");
  const next = "another long password";
  expect((await admin.call("POST", "account/password/reset", { token, next })).status).toBe(204);
  expect((await session(email, next)).status).toBe(200);
  expect(await comesFrom(email)).toMatchObject({ id, hasPassword: false });
  expect((await session(email, next)).status).toBe(401);
});

it("two first sign-ins at once clear an account once, and lead to the same one", async () => {
  const email = newEmail();
  const { id } = await (await signedUp(app.url, email)).json("GET", "account");
  const subject = randomUUID();
  const both = await Promise.all([comesFrom(email, { subject }), comesFrom(email, { subject }), comesFrom(email)]);
  expect(both.map((account) => account.id)).toEqual([id, id, id]);
  expect(await claims(email)).toHaveLength(1);
});
