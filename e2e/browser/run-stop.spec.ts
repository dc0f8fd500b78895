import { endNote, expect, outputText, runProgram, screen, status } from "./output-steps";
import { test } from "./support/test";

test("I stop my program and keep what it printed", async ({ page }) => {
  await runProgram(page, 'print("first")\nwhile True: pass');
  await expect(screen(page)).toContainText("first");
  await page.getByRole("button", { name: /^Stop/ }).click();
  await expect(status(page)).toHaveText("stopped");
  await expect(endNote(page)).toContainText(/Stopped by you after [\d.]+ m?s; 1 line kept\./);
  expect(await outputText(page)).toBe("first\n");
});
