import { expect, focusTerminal, outcome, runProgram, screen, status } from "./output-steps";
import { test } from "./support/test";

test("My program asks, I type the answer into the terminal, and it goes on", async ({ page }) => {
  await runProgram(page, 'name = input("Who are you? ")\nprint(f"Hello, {name}!")');
  await expect(status(page)).toHaveText("waiting for your input");
  await expect(screen(page)).toContainText("Who are you?");
  await focusTerminal(page);
  await page.keyboard.type("Ada");
  await expect(screen(page)).toContainText("Who are you? Ada");
  await page.keyboard.press("Enter");
  await expect(screen(page)).toContainText("Hello, Ada!");
  await expect(outcome(page)).toContainText("exit 0");
});
