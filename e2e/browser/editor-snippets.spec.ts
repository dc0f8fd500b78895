import { openEditor } from "./support/editor";
import { expect, test } from "./support/test";

test("a few letters and Ctrl+Space become a piece of code I can fill in", async ({ page }) => {
  const { write, expectCode } = await openEditor(page);
  await write("mai");
  await page.keyboard.press("Control+Space");
  await expect(page.getByRole("option", { name: /^main/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expectCode('if __name__ == "__main__":');
});
