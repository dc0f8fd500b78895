import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser, newEmail, password, signedUp } from "../../e2e/api/person";
import { startTestApp, type TestApp } from "../../lib/testing";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ PODIUM_POOL: "default=0" });
}, 60_000);
afterAll(() => app.stop());

/** How many passed of as many as have come, with one new a few seconds: no fewer than the burst, no more than time gave. */
function expectBurst(statuses: readonly number[], passed: number, { burst, perMinute, since }: Burst): void {
  const through = statuses.filter((status) => status === passed).length;
  expect(through).toBeGreaterThanOrEqual(burst);
  expect(through).toBeLessThanOrEqual(burst + 1 + ((Date.now() - since) / 60_000) * perMinute);
  expect(statuses.filter((status) => status === 429)).toHaveLength(statuses.length - through);
}

interface Burst {
  burst: number;
  perMinute: number;
  since: number;
}

it("one address tries no password at any number of accounts, and is told when to come again", async () => {
  const since = Date.now();
  const browser = new Browser(app.url);
  const guess = () => browser.call("POST", "account/session", { email: newEmail(), password: "Summer2026" });
  const answers = await Promise.all(Array.from({ length: 260 }, guess));
  const statuses = answers.map(({ status }) => status);
  expectBurst(statuses, 401, { burst: 200, perMinute: 20, since });
  const refused = answers.find(({ status }) => status === 429);
  expect(await refused?.json()).toMatchObject({
    code: "rate_limited",
    detail: expect.stringMatching(/from your address/),
  });
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
}, 120_000);

it("made-up links are refused, and one address opens no endless number of them", async () => {
  const since = Date.now();
  const open = () =>
    new Browser(app.url).call("POST", "account/password/reset", { token: crypto.randomUUID(), next: password });
  const answers = await Promise.all(Array.from({ length: 70 }, open));
  expectBurst(
    answers.map(({ status }) => status),
    410,
    { burst: 50, perMinute: 5, since },
  );
});

it("an address that is taken and a token that is made up are refused, whatever else is asked", async () => {
  const email = newEmail();
  await signedUp(app.url, email);
  const stranger = new Browser(app.url);
  expect(await stranger.json("POST", "account", { email, password })).toMatchObject({ code: "email_taken" });
  const token = "made up";
  expect(await stranger.json("POST", "account", { email, password, token })).toMatchObject({ code: "forbidden" });
});
