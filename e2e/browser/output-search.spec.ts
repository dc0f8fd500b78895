import { expect, focusTerminal, runProgram, screen, status } from "./output-steps";
import { test } from "./support/test";

test("I find a word in the output with Ctrl+F", async ({ page }) => {
  await runProgram(page, "for i in range(500): print('needle' if i % 100 == 0 else 'hay', i)");
  await expect(status(page)).toHaveText("ok");
  await focusTerminal(page);
  await page.keyboard.press("Control+F");
  const field = page.getByRole("textbox", { name: "Find in output" });
  await field.fill("needle");
  await expect(page.getByRole("search")).toContainText(/\d of 5/);
  await field.press("Shift+Enter");
  await expect(screen(page)).toContainText("needle");
  await field.press("Escape");
  await expect(field).toBeHidden();
});
