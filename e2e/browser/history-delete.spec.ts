import { detail, openHistory, ran, row } from "./history-support";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I delete a run for good", async ({ page }) => {
  test.slow();
  const id = await ran(page, "print('a secret')");
  await openHistory(page, `?run=${id}`);
  await expect(detail(page).getByTestId("outcome")).toContainText("exit 0");
  await detail(page).getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Nothing has run yet" })).toBeVisible();
  await expect(row(page, "print('a secret')")).toBeHidden();
  expect((await page.request.get(`/api/v1/executions/${id}`)).status()).toBe(404);
});
