import { detail, openHistory, ran, row } from "./history-support";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I run something again from the history, and the new run stands above", async ({ page }) => {
  test.slow();
  const first = await ran(page, "print('again and again')");
  await openHistory(page, `?run=${first}`);
  await expect(detail(page).getByTestId("outcome")).toContainText("exit 0");
  await detail(page).getByRole("button", { name: "Run again" }).click();
  await expect(page).not.toHaveURL(new RegExp(first));
  await expect(detail(page).locator(".xterm-rows")).toContainText("again and again");
  await expect(row(page, "print('again and again')")).toHaveCount(2);
  await expect(page.getByRole("row").nth(1).getByRole("link")).toHaveAttribute("aria-current", "true");
});
