import { expect, outputText, pointOf, runProgram, status } from "./output-steps";
import { test } from "./support/test";

test("Ctrl+C copies what I selected instead of interrupting", async ({ page }) => {
  await runProgram(page, 'print("precious")\ninput()\nprint("late")');
  await expect(status(page)).toHaveText("waiting for your input");
  const { x, y } = await pointOf(page, "precious");
  await page.mouse.dblclick(x, y);
  await page.keyboard.press("Control+C");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("precious");
  await expect(status(page)).toHaveText("waiting for your input");
  expect(await outputText(page)).not.toContain("^C");
});
