import { endNote, expect, runProgram, status } from "./output-steps";
import { test } from "./support/test";

test("A program that needs too much memory is told which limit and what would help", async ({ page }) => {
  await runProgram(page, "kept = []\nwhile True: kept.append(bytearray(1_000_000))");
  await expect(status(page)).toHaveText("out of memory");
  await expect(endNote(page)).toContainText(/needed more than its \d+ MiB of memory/);
  await expect(endNote(page)).toContainText("Keep less at one time");
});
