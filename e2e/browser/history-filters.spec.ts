import { openHistory, ran, row } from "./history-support";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I filter by outcome and by text, and the address keeps it", async ({ page }) => {
  test.slow();
  await ran(page, "print('fine apples')");
  await ran(page, "raise SystemExit(3) # apples");
  await ran(page, "raise SystemExit(4) # pears");
  await openHistory(page);
  await page.getByLabel("Outcome").selectOption("failed");
  await expect(row(page, "print('fine apples')")).toBeHidden();
  await page.getByLabel("Title or first line").fill("apples");
  await expect(row(page, "raise SystemExit(4) # pears")).toBeHidden();
  await expect(row(page, "raise SystemExit(3) # apples")).toBeVisible();
  await expect(page).toHaveURL(/outcome=nonzero_exit/);
  await expect(page).toHaveURL(/text=apples/);

  await page.reload();
  await expect(row(page, "raise SystemExit(3) # apples")).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByLabel("Title or first line").fill("bananas");
  await expect(page.getByRole("heading", { name: "No run fits" })).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(page.getByRole("row")).toHaveCount(4);
});
