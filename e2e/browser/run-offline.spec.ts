import { expect, outputText, runProgram, screen, status } from "./output-steps";
import { testOnLine } from "./support/cuttable-line";

testOnLine(
  "The network goes away for a while and the output is complete, without a gap or a repeat",
  async ({ page, line }) => {
    await runProgram(page, "import time\nfor i in range(60):\n    print('tick', i)\n    time.sleep(0.1)", {
      at: line.url,
    });
    await expect(screen(page)).toContainText("tick 5");
    line.cut();
    await expect(status(page)).toHaveText("Reconnecting; your program is still running");
    await page.waitForTimeout(1500);
    line.mend();
    await expect(status(page)).toHaveText("ok", { timeout: 20_000 });
    expect(await outputText(page)).toBe(Array.from({ length: 60 }, (_, i) => `tick ${i}\n`).join(""));
  },
);
