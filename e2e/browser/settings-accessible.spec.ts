import { seriousProblems, sidewaysOverflow } from "./support/accessible";
import { haveAccount } from "./support/people";
import { expect, test } from "./support/test";

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
      test.use({ colorScheme, viewport });

      test("axe finds nothing serious in the settings and on the pages around signing in", async ({ page }) => {
        for (const [path, heading] of [
          ["/login", "Sign in"],
          ["/signup", "Make an account"],
          ["/forgot", "Forgotten password"],
          ["/reset?token=x", "New password"],
          ["/settings", "Settings"],
        ] as const) {
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
          expect(await seriousProblems(page), path).toEqual([]);
          expect(await sidewaysOverflow(page), path).toBe(0);
        }
        await haveAccount(page);
        await page.goto("/settings");
        await page.getByRole("button", { name: "New key" }).click();
        await expect(page.getByRole("dialog", { name: "New API key" })).toBeVisible();
        expect(await seriousProblems(page)).toEqual([]);
      });
    });
  }
}
