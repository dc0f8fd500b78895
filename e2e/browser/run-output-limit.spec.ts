import { endNote, expect, outputText, runProgram, status } from "./output-steps";
import { testOnServer } from "./support/own-server";

const test = testOnServer({ PODIUM_LIMIT_OUTPUT_KIB: "64" });

test("A program that prints without end is stopped, told which limit it was, and keeps what it printed", async ({
  page,
}) => {
  await runProgram(page, "while True: print('and on')");
  await expect(status(page)).toHaveText("output limit");
  await expect(endNote(page)).toContainText(/Stopped: it printed more than the 64 KiB allowed; [\d,]+ lines kept\./);
  await expect(endNote(page)).toContainText("Look for a loop that prints without end");
  expect(await outputText(page)).toContain("and on\nand on\n");
});
