import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("I run with Ctrl+Enter from the editor and stop with Ctrl+.", async ({ page }) => {
  const { write, output, outcome, stop } = await openEditor(page);
  await write("import time\nprint('begun')\ntime.sleep(60)");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(output).toContainText("begun");
  await expect(stop).toBeVisible();
  await page.keyboard.press("ControlOrMeta+.");
  await expect(outcome).toContainText("stopped");
  await expect(output).toContainText("begun");
});
