import { seriousIn, windows } from "./support/axe";
import { expect, test } from "./support/test";

const pages = {
  "/docs": "API",
  "/login": "Sign in",
  "/signup": "Make an account",
} as const;

for (const [device, viewport] of Object.entries(windows)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${device}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test("every other page fits the window and can be read by everyone", async ({ page }) => {
        for (const [address, heading] of Object.entries(pages)) {
          await page.goto(address);
          await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
          // Drawn by a script that comes after the page.
          if (address === "/docs")
            await expect(page.getByText("/api/v1/shares", { exact: true }).first()).toBeVisible();
          expect(await seriousIn(page), address).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), address).toBe(0);
        }
      });
    });
  }
}
