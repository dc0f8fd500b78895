import { openEditor } from "./support/editor";
import { expect, outputText, status } from "./output-steps";
import { testOnLine } from "./support/cuttable-line";

testOnLine(
  "I press Run without a network, am told so, and it runs once when the network is back",
  async ({ page, line }) => {
    const { write, run } = await openEditor(page, line.url);
    await write("print('once')");
    line.cut();
    await run.click();
    await expect(status(page)).toHaveText("Reconnecting; your program starts when that is done");
    line.mend();
    await expect(status(page)).toHaveText("ok");
    expect(await outputText(page)).toBe("once\n");
  },
);
