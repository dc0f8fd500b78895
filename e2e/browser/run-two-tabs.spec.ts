import { expect, focusTerminal, outputText, runProgram, screen, status } from "./output-steps";
import { test } from "./support/test";

test("Two tabs show the same run, and either may answer it", async ({ page, context }) => {
  await runProgram(page, 'print("Hi")\nname = input("Who? ")\nprint("Hello,", name)');
  await expect(status(page)).toHaveText("waiting for your input");
  const id = await page.evaluate(() => sessionStorage.getItem("podium.run"));
  const second = await context.newPage();
  await second.addInitScript((run) => sessionStorage.setItem("podium.run", run ?? ""), id);
  await second.goto("/");
  await expect(status(second)).toHaveText("waiting for your input");
  await expect(screen(second)).toContainText("Who?");
  await focusTerminal(second);
  await second.keyboard.type("Ada\n");
  for (const tab of [page, second]) await expect(status(tab)).toHaveText("ok");
  expect(await outputText(page)).toBe(await outputText(second));
});
