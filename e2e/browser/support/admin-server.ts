import { type BrowserContext, expect, type Page } from "@playwright/test";
import { firstAdminToken } from "../../support/first-admin";
import { type Podium, startPodium } from "../../support/podium";
import { newPerson, type Person } from "./people";
import { test as base } from "./test";

interface Installation {
  podium: Podium;
  root: Person;
}

/** The specs' `test` on a server of its own, whose administrator sits at `page`; others come when they are called. */
export const test = base.extend<{ somebody: (person?: Person) => Promise<Page> }, { installation: Installation }>({
  installation: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const podium = await startPodium();
      const root = newPerson();
      const token = firstAdminToken(podium.logs());
      const answer = await fetch(`${podium.url}/api/v1/account`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ ...root, token }),
      });
      expect(answer.status, await answer.text()).toBe(201);
      await use({ podium, root });
      await podium.stop();
    },
    { scope: "worker", timeout: 240_000 },
  ],
  baseURL: async ({ installation }, use) => use(installation.podium.url),
  page: async ({ page, installation }, use) => {
    expect((await page.request.post("/api/v1/account/session", { data: installation.root })).status()).toBe(200);
    await use(page);
  },
  somebody: async ({ browser, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (person) => {
      const context = await browser.newContext({ baseURL });
      opened.push(context);
      const theirs = await context.newPage();
      await theirs.request.post("/api/v1/owner");
      if (person) {
        const answer = await theirs.request.post("/api/v1/account", { data: person });
        expect(answer.status(), await answer.text()).toBe(201);
      }
      return theirs;
    });
    for (const context of opened) await context.close();
  },
});

/** Programs, browsers and other specs share the machine: what is slow there is not wrong. */
const patient = expect.configure({ timeout: 15_000 });
export { patient as expect };
