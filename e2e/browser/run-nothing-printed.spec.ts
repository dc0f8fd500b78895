import { endNote, expect, runProgram } from "./output-steps";
import { test } from "./support/test";

test("A program that printed nothing says so", async ({ page }) => {
  await runProgram(page, "x = 1");
  await expect(endNote(page)).toHaveText("It ended well. It printed nothing.");
});
