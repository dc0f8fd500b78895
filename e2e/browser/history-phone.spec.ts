import { detail, openHistory, ran, row } from "./history-support";
import { expect } from "./support/patient";
import { test } from "./support/test";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("on a phone I go from the list to a run and back, and nothing scrolls sideways", async ({ page }) => {
  test.slow();
  await ran(page, `print('${"very long ".repeat(30)}')`, { title: "Long lines" });
  await openHistory(page);
  await row(page, "Long lines").getByRole("link").tap();
  await expect(detail(page).getByTestId("outcome")).toContainText("exit 0");
  await expect(row(page, "Long lines")).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await detail(page).getByRole("button", { name: "Back to the list" }).tap();
  await expect(row(page, "Long lines")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
