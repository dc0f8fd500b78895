import { choose, keptScript, openScripts, scriptRow } from "./scripts-support";
import { haveAccount } from "./support/people";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I delete a script and undo it, and delete it again and take it from the bin", async ({ page }) => {
  test.slow();
  await haveAccount(page);
  await keptScript(page, "Precious", "print(1)");
  await openScripts(page);
  await choose(page, "Precious", "Delete");
  await expect(scriptRow(page, "Precious")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(scriptRow(page, "Precious")).toBeVisible();

  await choose(page, "Precious", "Delete");
  await expect(page.getByText("“Precious” is in the bin.")).toBeVisible();
  await page.getByRole("button", { name: "Bin", exact: true }).click();
  await page.getByRole("button", { name: "Bring Precious back" }).click();
  await expect(page.getByRole("heading", { name: "The bin is empty" })).toBeVisible();
  await page.getByRole("button", { name: "Leave the bin" }).click();
  await expect(scriptRow(page, "Precious")).toBeVisible();
});
