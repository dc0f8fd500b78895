import { expect, focusTerminal, outputText, runProgram, screen, status } from "./output-steps";
import { test } from "./support/test";

test("I reload in the middle of a run and miss nothing", async ({ page }) => {
  await runProgram(
    page,
    "import time\nfor i in range(40):\n    print('tick', i)\n    time.sleep(0.1)\ninput('Ready? ')",
  );
  await expect(screen(page)).toContainText("tick 5");
  await page.reload();
  await expect(status(page)).toHaveText("waiting for your input");
  await focusTerminal(page);
  await page.keyboard.type("yes\n");
  await expect(status(page)).toHaveText("ok");
  const ticks = Array.from({ length: 40 }, (_, i) => `tick ${i}\n`).join("");
  expect(await outputText(page)).toBe(`${ticks}Ready? yes\n`);
});
