import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("Ctrl+S says that it is saved in this browser", async ({ page }) => {
  const { write } = await openEditor(page);
  await write("print(1)");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByText("Saved in this browser")).toBeVisible();
});
