import { endNote, expect, outcome, outputText, runProgram, status } from "./output-steps";
import { testOnServer } from "./support/own-server";

const test = testOnServer({ PODIUM_LIMIT_WALL_MS: "2000" });

test("A program without end is stopped at the limit, says which, and keeps what it printed", async ({ page }) => {
  await runProgram(page, "for n in range(1204): print(n)\nwhile True: pass");
  await expect(status(page)).toHaveText("time limit");
  await expect(endNote(page)).toContainText("Stopped at the 2 s limit; 1,204 lines kept.");
  await expect(endNote(page)).toContainText("Look for a loop that does not end");
  await expect(outcome(page)).toContainText("time limit");
  expect((await outputText(page)).trimEnd().split("\n")).toHaveLength(1204);
});

test("Waiting for my answer does not count against the limit", async ({ page }) => {
  await runProgram(page, "name = input('Who? ')\nprint('Hello', name)");
  await expect(status(page)).toHaveText(/waiting for your input/);
  await page.waitForTimeout(3000);
  await page.keyboard.type("Ada\n");
  await expect(status(page)).toHaveText("ok");
  expect(await outputText(page)).toContain("Hello Ada");
});
