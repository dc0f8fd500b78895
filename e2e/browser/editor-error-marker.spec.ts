import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("the line that failed is marked until I change it", async ({ page }) => {
  const { runCode, outcome, code } = await openEditor(page);
  await runCode("print('fine')\nprint(missing)\n");
  await expect(outcome).toContainText("exit 1");
  const mark = code.locator(".squiggly-error");
  await expect(mark).toBeVisible();
  await code.locator(".view-line").nth(1).click();
  await page.keyboard.press("End");
  await page.keyboard.type("#");
  await expect(mark).toHaveCount(0);
});
