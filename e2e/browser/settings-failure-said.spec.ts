import { testOnLine } from "./support/cuttable-line";
import { haveAccount } from "./support/people";
import { expect } from "./support/patient";

testOnLine("what failed is said at once, and stays until I have read it", async ({ page, line }) => {
  await haveAccount(page);
  await page.clock.install();
  await page.goto(`${line.url}/settings`);
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  line.cut();
  const signOut = async () => {
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  };
  const said = page.getByRole("alert").filter({ hasText: "Podium cannot be reached." });
  await signOut();
  await expect(said).toBeVisible();
  await page.mouse.move(0, 0);
  await page.clock.fastForward(8_000);
  await expect(said).toBeVisible();
  await page.clock.fastForward(3_000);
  await expect(said).toBeHidden();

  await signOut();
  await said.getByRole("button", { name: "Dismiss" }).click();
  await expect(said).toBeHidden();
});
