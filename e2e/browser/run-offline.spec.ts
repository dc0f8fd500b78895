import { test as base } from "@playwright/test";
import { type CuttableLine, cuttableLine } from "./output-cuttable-line";
import { expect, outputText, runProgram, screen, status } from "./output-steps";

// Without the silent console of the others: a browser reports there that it could not connect, and nobody can prevent it.
const test = base.extend<{ line: CuttableLine }>({
  line: async ({ baseURL }, use) => {
    const line = await cuttableLine(baseURL ?? "");
    await use(line);
    line.close();
  },
});

test("The network goes away for a while and the output is complete, without a gap or a repeat", async ({
  page,
  line,
}) => {
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
});
