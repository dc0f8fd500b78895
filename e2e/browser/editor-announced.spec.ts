import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("those who cannot see hear that it started, that it waits, and how it ended", async ({ page }) => {
  const { runCode } = await openEditor(page);
  const status = page.getByRole("status");
  await runCode("input('name? ')\n");
  await expect(status.filter({ hasText: /waiting for your input/i })).toBeAttached();
  await page.keyboard.press("ControlOrMeta+.");
  await expect(status.filter({ hasText: /Stopped by you/ })).toBeAttached();
});
