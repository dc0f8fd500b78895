import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser } from "../../e2e/api/person";
import { startTestApp, type TestApp } from "../../lib/testing";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    PODIUM_POOL: "default=0",
    PODIUM_RATE_OWNER_PER_MINUTE: "1",
    PODIUM_RATE_OWNER_BURST: "2",
    PODIUM_RATE_ADDRESS_PER_MINUTE: "1",
    PODIUM_RATE_ADDRESS_BURST: "3",
  });
}, 60_000);
afterAll(() => app.stop());

async function owner(): Promise<Browser> {
  const browser = new Browser(app.url);
  await browser.call("POST", "owner");
  return browser;
}

it("laying out counts against the rate of its owner and of the address, apart from executions", async () => {
  const lay = (browser: Browser) => browser.call("POST", "format", { language: "bash", source: "echo hello" });
  const ada = await owner();
  for (const status of [200, 200, 429]) expect((await lay(ada)).status).toBe(status);
  const refused = await lay(ada);
  expect(await refused.json()).toMatchObject({ code: "rate_limited", detail: expect.stringMatching(/in a minute/) });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  // A new owner is easily had; the address is the same.
  const grace = await owner();
  for (const status of [200, 429]) expect((await lay(grace)).status).toBe(status);
  expect((await ada.call("POST", "executions", { language: "bash", source: "true" })).status).toBe(202);
});
