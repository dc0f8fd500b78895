import { expect, runProgram, screen, status } from "./output-steps";
import { testOnServer } from "./support/own-server";

const test = testOnServer({ PODIUM_MAX_RUNNING: "1" });

test("While others run I see my place in the queue, and then my program runs by itself", async ({
  page,
  browser,
  baseURL,
}) => {
  const other = await (await browser.newContext({ baseURL })).newPage();
  await runProgram(other, "import time\ntime.sleep(25)");
  await expect(status(other)).toContainText("running");
  const third = await (await browser.newContext({ baseURL })).newPage();
  await runProgram(third, "print('me first')");
  await expect(status(third)).toContainText(/queued.*(next|1st)/);

  await runProgram(page, "print('my turn')");
  await expect(status(page)).toContainText(/queued.*2nd in line/);
  await other.getByRole("button", { name: /^Stop/ }).click();
  await expect(screen(page)).toContainText("my turn");
  await expect(status(page)).toHaveText("ok");
  await expect(screen(third)).toContainText("me first");
  await Promise.all([other.context().close(), third.context().close()]);
});
