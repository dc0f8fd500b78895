import { answerFromElsewhere, expect, pointOf, runProgram, screen, status } from "./output-steps";
import { test } from "./support/test";

test("While I read further up the output stays, and a button leads to the new lines", async ({ page }) => {
  await runProgram(page, "for i in range(100): print('early', i)\ninput()\nfor i in range(320): print('late', i)");
  await expect(screen(page)).toContainText("early 99");
  await expect(status(page)).toHaveText("waiting for your input");
  const { x, y } = await pointOf(page, "early 99");
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -400);
  await expect(screen(page)).not.toContainText("early 99");
  await expect(page.getByRole("button", { name: "To the end" })).toBeVisible();
  await answerFromElsewhere(page, "go on\n");
  const down = page.getByRole("button", { name: "320 new lines" });
  await expect(down).toBeVisible();
  await expect(screen(page)).not.toContainText("late");
  await down.click();
  await expect(screen(page)).toContainText("late 319");
  await expect(down).toBeHidden();
});
