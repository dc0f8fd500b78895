import { expect } from "./support/patient";
import { test } from "./support/test";

test("without an account the scripts say what an account is for", async ({ page }) => {
  test.slow();
  await page.goto("/scripts");
  await expect(page.getByRole("heading", { name: "Scripts are kept in an account" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});
