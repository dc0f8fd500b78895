import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("a key shown on the page lets Tab leave the editor", async ({ page }) => {
  const { code } = await openEditor(page);
  await code.locator(".view-lines").click();
  await expect(page.getByRole("contentinfo")).toContainText("Tab indents");
  await page.keyboard.press("Control+m");
  await expect(page.getByRole("contentinfo")).toContainText("Tab leaves");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("separator", { name: "Width of the editor" })).toBeFocused();
});
