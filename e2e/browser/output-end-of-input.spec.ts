import { expect, focusTerminal, outcome, runProgram, screen, status } from "./output-steps";
import { test } from "./support/test";

test("Ctrl+D ends my program's input", async ({ page }) => {
  await runProgram(page, "import sys\nprint(len(sys.stdin.read().split()), 'words')");
  await expect(status(page)).toHaveText("waiting for your input");
  await focusTerminal(page);
  await page.keyboard.type("one two three\n");
  await page.keyboard.press("Control+D");
  await expect(screen(page)).toContainText("3 words");
  await expect(outcome(page)).toContainText("exit 0");
});
