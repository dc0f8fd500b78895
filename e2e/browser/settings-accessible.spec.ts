import type { Page } from "@playwright/test";
import { seriousProblems, sidewaysOverflow } from "./support/accessible";
import { haveAccount } from "./support/people";
import { expect, test } from "./support/test";

for (const [path, name] of [
  ["/login", "Sign in"],
  ["/signup", "Make an account"],
  ["/forgot", "Forgotten password"],
  ["/reset?token=x", "New password"],
  ["/settings", "Settings"],
] as const) {
  test(`${name}: axe finds nothing serious, wide and narrow, light and dark`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expectAccessible(page);
  });
}

test("the settings of an account: axe finds nothing serious, with the form for a key open as well", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await haveAccount(page);
  await page.goto("/settings");
  await expect(page.getByRole("heading", { level: 2, name: "API keys" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "New key" }).click();
  await expect(page.getByRole("dialog", { name: "New API key" })).toBeVisible();
  await expectAccessible(page);
});

async function expectAccessible(page: Page): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await sidewaysOverflow(page), `${width} wide`).toBe(0);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await seriousProblems(page), `${width} wide, ${colorScheme}`).toEqual([]);
    }
  }
}
