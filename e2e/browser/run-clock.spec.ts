import { expect, runProgram, status } from "./output-steps";
import { test } from "./support/test";

test("While my program runs a clock counts beside it", async ({ page }) => {
  await runProgram(page, "import time\ntime.sleep(4)");
  await expect(status(page)).toHaveText(/^running[\d.]+ m?s$/);
  const first = await status(page).textContent();
  await expect(status(page)).not.toHaveText(first ?? "");
  await expect(status(page)).toHaveText(/^running[23]\.\d\d s$/);
  await expect(status(page)).toHaveText("ok");
});
