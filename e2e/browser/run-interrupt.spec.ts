import { expect, focusTerminal, runProgram, screen, status } from "./output-steps";
import { test } from "./support/test";

test("Ctrl+C interrupts my program, which may still tidy up", async ({ page }) => {
  await runProgram(
    page,
    'import time\ntry:\n    print("busy")\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    print("tidied up")',
  );
  await expect(screen(page)).toContainText("busy");
  await focusTerminal(page);
  await page.keyboard.press("Control+C");
  await expect(screen(page)).toContainText("tidied up");
  await expect(status(page)).toHaveText("ok");
});
