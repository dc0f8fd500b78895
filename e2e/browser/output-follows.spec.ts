import { expect, pointOf, runProgram, screen } from "./output-steps";
import { test } from "./support/test";

test("While I read further up the output stays, and a button leads to the new lines", async ({ page }) => {
  await runProgram(
    page,
    "import time\nfor i in range(100): print('early', i)\ntime.sleep(3)\nfor i in range(320): print('late', i)\ntime.sleep(0.3)",
  );
  await expect(screen(page)).toContainText("early 99");
  const { x, y } = await pointOf(page, "early 99");
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -400);
  await expect(screen(page)).not.toContainText("early 99");
  const down = page.getByRole("button", { name: "320 new lines" });
  await expect(down).toBeVisible();
  await expect(screen(page)).not.toContainText("late");
  await down.click();
  await expect(screen(page)).toContainText("late 319");
  await expect(down).toBeHidden();
});
