import { openEditor } from "./support/editor";
import { expect, test } from "./support/test";

test("the language menu leads to the packages that my programs can import", async ({ page }) => {
  await openEditor(page);
  await page.getByRole("button", { name: /^Language:/ }).click();
  await page.getByRole("menuitem", { name: "Packages and formatter of Python" }).click();
  const dialog = page.getByRole("dialog", { name: "Python" });
  await expect(dialog.getByRole("region", { name: "Formatter" })).toContainText("Black lays out the code.");
  const packages = dialog.getByRole("region", { name: "Packages" });
  await expect(packages.getByRole("listitem").filter({ hasText: /^numpy\d/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
