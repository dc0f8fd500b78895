import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("I choose dark colours and they are there from the first moment after a reload", async ({ page }) => {
  await openEditor(page);
  await page.getByRole("button", { name: "Appearance" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator(".monaco-editor.vs-dark").first()).toBeVisible();
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
