import { expect, pointOf, runProgram, status } from "./output-steps";
import { test } from "./support/test";

test("An address my program prints is a link that opens in a tab of its own", async ({ page, context, baseURL }) => {
  await runProgram(page, `print("see ${baseURL}/docs for more")`);
  await expect(status(page)).toHaveText("ok");
  const { x, y } = await pointOf(page, "/docs");
  await page.mouse.move(x, y);
  const opened = context.waitForEvent("page");
  await page.mouse.click(x, y);
  const tab = await opened;
  await expect(tab).toHaveURL(`${baseURL}/docs`);
  expect(await tab.evaluate(() => opener)).toBeNull();
});
