import { expect, outputText, pointOf, runProgram, status } from "./output-steps";
import { test } from "./support/test";

test("Ctrl+C copies what I selected instead of interrupting", async ({ page }) => {
  await runProgram(page, 'import time\nprint("precious")\ntime.sleep(20)\nprint("late")');
  const { x, y } = await pointOf(page, "precious");
  await page.mouse.dblclick(x, y);
  await page.keyboard.press("Control+C");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("precious");
  await expect(status(page)).toContainText("running");
  expect(await outputText(page)).not.toContain("^C");
});
