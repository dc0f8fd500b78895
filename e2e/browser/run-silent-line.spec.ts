import { expect, outputText, runProgram, screen, status } from "./output-steps";
import { testOnLine } from "./support/cuttable-line";

// Heartbeats alone would take twenty seconds to notice, and the program ends long before.
testOnLine(
  "My line dies without a word, the page notices by itself, and the output is complete",
  async ({ page, line }) => {
    await runProgram(page, "import time\nfor i in range(60):\n    print('tick', i)\n    time.sleep(0.1)", {
      at: line.url,
    });
    await expect(screen(page)).toContainText("tick 5");
    line.silence();
    await expect(status(page)).toHaveText("Reconnecting; your program is still running");
    line.mend();
    await expect(status(page)).toHaveText("ok");
    expect(await outputText(page)).toBe(Array.from({ length: 60 }, (_, i) => `tick ${i}\n`).join(""));
  },
);
