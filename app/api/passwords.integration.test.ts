import { SMTPServer } from "smtp-server";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser, newEmail, password, signedUp } from "../../e2e/api/person";
import { startTestApp, type TestApp } from "../../lib/testing";

const mails: { to: string[]; text: string }[] = [];
let smtp: SMTPServer;
let app: TestApp;
beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        // Long lines are folded with "=" as quoted-printable.
        const text = Buffer.concat(chunks).toString("utf8").replaceAll("=\r\n", "").replaceAll("=3D", "=");
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", () => resolve()));
  const { port } = smtp.server.address() as AddressInfo;
  app = await startTestApp({
    PODIUM_POOL: "default=0",
    PODIUM_SMTP_URL: `smtp://127.0.0.1:${port}`,
    PODIUM_PUBLIC_URL: "https://podium.example.org",
  });
}, 60_000);
afterAll(async () => {
  await app.stop();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

const ask = (email: string) => new Browser(app.url).call("POST", "account/password/forgotten", { email });
const reset = (token: string, next: string) =>
  new Browser(app.url).call("POST", "account/password/reset", { token, next });

async function mailedToken(email: string, count = 1): Promise<string> {
  const mine = () => mails.filter(({ to }) => to.includes(email));
  await expect.poll(() => mine().length, { timeout: 10_000 }).toBe(count);
  const link = /(\S+)\/reset\?token=([\w-]+)/.exec(mine().at(-1)?.text ?? "");
  expect(link?.[1]).toBe("https://podium.example.org");
  return link?.[2] ?? "";
}

it("a mailed link sets a new password once, and signs out every browser", async () => {
  const email = newEmail();
  const browser = await secure(email);
  expect((await ask(email)).status).toBe(202);
  const token = await mailedToken(email);
  const next = "a new and longer password";
  expect((await reset(token, "short")).status).toBe(400);
  const answers = await Promise.all([reset(token, next), reset(token, next), reset(token, next)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410]);
  expect((await browser.call("GET", "account")).status).toBe(401);
  const session = (text: string) => new Browser(app.url).call("POST", "account/session", { email, password: text });
  expect((await session(password)).status).toBe(401);
  expect((await session(next)).status).toBe(200);
});

it("the first mailed link proves the address: what came before it is no way in, and what comes after stays", async () => {
  const email = newEmail();
  const stranger = await secure(email);
  const makeKey = async (browser: Browser) => {
    const { secret } = await browser.json("POST", "account/keys", { name: "CI", scopes: ["read"] });
    return () => fetch(`${app.url}/api/v1/account`, { headers: { Authorization: `Bearer ${String(secret)}` } });
  };
  const theirs = await makeKey(stranger);
  await ask(email);
  const next = "a new and longer password";
  expect((await reset(await mailedToken(email), next)).status).toBe(204);
  expect((await theirs()).status).toBe(401);

  const owner = new Browser(app.url);
  await owner.call("POST", "account/session", { email, password: next });
  const mine = await makeKey(owner);
  const identity = { provider: "oidc", subject: email, email, emailVerified: true };
  expect(await app.services.users.signInElsewhere({ addressKey: "x" }, identity)).toMatchObject({ hasPassword: true });
  await ask(email);
  expect((await reset(await mailedToken(email, 2), password)).status).toBe(204);
  expect((await mine()).status).toBe(200);
});

it("a newer link ends the older one", async () => {
  const email = newEmail();
  await secure(email);
  await ask(email);
  const first = await mailedToken(email);
  await ask(email);
  await mailedToken(email, 2);
  expect((await reset(first, "a new and longer password")).status).toBe(410);
});

it("who asks learns nothing of who has an account, and cannot ask without end", async () => {
  const email = newEmail();
  const statuses = [];
  for (let times = 0; times < 4; times += 1) statuses.push((await ask(email)).status);
  expect(statuses).toEqual([202, 202, 202, 429]);
  expect(mails.filter(({ to }) => to.includes(email))).toEqual([]);
});

it("a made-up token does nothing", async () => {
  expect((await reset("x".repeat(32), "a new and longer password")).status).toBe(410);
});

/** An account; its cookies are those of an encrypted page, which this test's browser keeps as any other. */
function secure(email: string): Promise<Browser> {
  return signedUp(app.url, email);
}
