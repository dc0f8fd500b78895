import { endNote, expect, pointOf, runProgram } from "./output-steps";
import { test } from "./support/test";

test("I click the place in a traceback and stand on that line", async ({ page }) => {
  await runProgram(page, "def half(x):\n    return x / 0\n\nhalf(1)");
  await expect(endNote(page)).toContainText("main.py, line 2 ZeroDivisionError: division by zero");
  const { x, y } = await pointOf(page, '/work/main.py", line 2');
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
  await expect(page.getByText(/Ln 2, Col \d+/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Code" })).toBeFocused();
});
