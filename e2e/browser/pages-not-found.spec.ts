import { test as base } from "@playwright/test";
import { seriousIn, windows } from "./support/axe";
import { expect } from "./support/test";

const missing = {
  "/nothing/here": "There is no page here",
  "/s/0000000000000000000000": "Nothing is shared under this link",
} as const;

// Without the silent console of the others: a browser reports there that the page itself was answered 404.
for (const [device, viewport] of Object.entries(windows)) {
  base(`on a ${device} an address without a page says what it is and leads on`, async ({ browser, baseURL }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ baseURL, viewport, colorScheme });
      const page = await context.newPage();
      for (const [address, heading] of Object.entries(missing)) {
        expect((await page.goto(address))?.status(), address).toBe(404);
        await expect(page.getByRole("heading", { name: heading })).toBeVisible();
        expect(await seriousIn(page), address).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), address).toBe(0);
      }
      await page.goto("/nothing/here");
      await page.getByRole("link", { name: "Go to the editor" }).click();
      await expect(page).toHaveURL(`${baseURL}/`);
      await context.close();
    }
  });
}
