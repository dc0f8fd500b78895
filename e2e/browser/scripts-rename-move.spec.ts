import { choose, keptScript, openScripts, scriptRow } from "./scripts-support";
import { haveAccount } from "./support/people";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I rename a script, put it into a folder, and look for it by either", async ({ page }) => {
  test.slow();
  await haveAccount(page);
  await keptScript(page, "Draft", "print(1)");
  await keptScript(page, "Other", "print(2)");
  await openScripts(page);
  await choose(page, "Draft", "Rename or move");
  const dialog = page.getByRole("dialog", { name: "Rename or move" });
  await dialog.getByLabel("Name", { exact: true }).fill("Sorting");
  await dialog.getByLabel("Folder").fill("Week 1");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(scriptRow(page, "Sorting")).toContainText("Week 1");
  await page.getByLabel("Folder").selectOption("Week 1");
  await expect(scriptRow(page, "Other")).toBeHidden();
  await expect(scriptRow(page, "Sorting")).toBeVisible();
  await page.getByLabel("Folder").selectOption("Any folder");
  await page.getByLabel("Name", { exact: true }).fill("oth");
  await expect(scriptRow(page, "Sorting")).toBeHidden();
  await expect(scriptRow(page, "Other")).toBeVisible();
});
