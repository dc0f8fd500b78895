import { expect, outputText, runProgram, screen, status } from "./output-steps";
import { testOnLine } from "./support/cuttable-line";

testOnLine(
  "My laptop sleeps while the program ends, and when I open it all of the output is there",
  async ({ page, line }) => {
    const program = "import time\nfor i in range(60):\n    print('tick', i)\n    time.sleep(0.1)";
    await runProgram(page, program, { at: line.url });
    await expect(screen(page)).toContainText("tick 5");
    const id = await page.evaluate(() => sessionStorage.getItem("podium.run"));
    const laptop = await page.context().newCDPSession(page);
    await laptop.send("Page.setWebLifecycleState", { state: "frozen" });
    line.silence();
    const over = async () => {
      const execution = await page.request.get(line.server(`/api/v1/executions/${id}`));
      return ((await execution.json()) as { status: string }).status;
    };
    await expect.poll(over, { timeout: 30_000 }).toBe("completed");
    line.mend();
    await laptop.send("Page.setWebLifecycleState", { state: "active" });
    await expect(status(page)).toHaveText("ok");
    expect(await outputText(page)).toBe(Array.from({ length: 60 }, (_, i) => `tick ${i}\n`).join(""));
  },
);
