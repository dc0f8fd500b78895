import { expect, outputText, screen, status } from "./output-steps";
import { openEditor } from "./support/editor";
import { test as base } from "@playwright/test";
import { onLine } from "./support/cuttable-line";
import { testOnServer } from "./support/own-server";

const MINUTE_MS = 60_000;
const ticks = Array.from({ length: 140 }, (_, tick) => `tick ${tick}\n`).join("");
const program = "import time\nfor i in range(140):\n    print('tick', i)\n    time.sleep(0.5)";

// A server that lets programs run longer than the network is away.
const test = onLine(testOnServer({ PODIUM_LIMIT_WALL_MS: "200000", PODIUM_LIMIT_CPU_MS: "200000" }, base));

for (const [how, away] of [
  ["without a word", "silence"],
  ["and every connection with it", "cut"],
] as const) {
  test(`Wi-Fi is gone for a minute, ${how}, and the output is complete, without a gap or a repeat`, async ({
    page,
    line,
  }) => {
    test.setTimeout(240_000);
    const { write, run } = await openEditor(page, line.url);
    await write(program);
    await page.getByRole("button", { name: "Limits" }).click();
    await page.getByRole("group", { name: "This program may run for" }).getByRole("radio").last().press("Space");
    await page.keyboard.press("Escape");
    await run.click();
    await expect(screen(page)).toContainText("tick 5");
    line[away]();
    await expect(status(page)).toHaveText("Reconnecting; your program is still running");
    // The minute itself is what is tried.
    await page.waitForTimeout(MINUTE_MS);
    await expect(status(page)).toHaveText("Reconnecting; your program is still running");
    line.mend();
    await expect(status(page)).toHaveText("ok", { timeout: 60_000 });
    expect(await outputText(page)).toBe(ticks);
  });
}
