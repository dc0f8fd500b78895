import { expect, outputText, runProgram, screen, status } from "./output-steps";
import { testOnLine } from "./support/cuttable-line";

testOnLine(
  "My laptop finds the network again and goes on at once, though the old line never ended",
  async ({ page, line }) => {
    await runProgram(page, "import time\nfor i in range(60):\n    print('tick', i)\n    time.sleep(0.1)", {
      at: line.url,
    });
    await expect(screen(page)).toContainText("tick 5");
    line.silence();
    await page.evaluate(() => dispatchEvent(new Event("offline")));
    await expect(status(page)).toHaveText("Reconnecting; your program is still running");
    line.mend();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect(status(page)).toHaveText("ok");
    expect(await outputText(page)).toBe(Array.from({ length: 60 }, (_, i) => `tick ${i}\n`).join(""));
  },
);
