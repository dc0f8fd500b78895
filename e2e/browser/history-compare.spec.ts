import { detail, openHistory, ran, row } from "./history-support";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I compare two runs: code, output, and what they were given", async ({ page }) => {
  test.slow();
  const first = await ran(page, "print('the first')\nprint('same')", { title: "Before" });
  await ran(page, "print('the second')\nprint('same')", { title: "After", args: ["x"] });
  await openHistory(page, `?run=${first}`);
  await detail(page).getByRole("button", { name: "Compare" }).click();
  await expect(page.getByText("Choose the run to compare with.")).toBeVisible();
  await row(page, "After").getByRole("link").click();

  const compared = page.getByRole("region", { name: "Two runs compared" });
  const after = compared.locator(".editor.modified .view-lines");
  await expect(after).toContainText("the second", { timeout: 20_000 });
  await expect(compared.locator(".editor.original .view-lines")).toContainText("the first");
  await expect(compared.locator(".line-insert").first()).toBeVisible();
  await compared.getByRole("tab", { name: "Output" }).click();
  await expect(after).toHaveText(/^the.second.*same$/);
  await compared.getByRole("tab", { name: "Input and limits" }).click();
  await expect(after).toContainText(/arguments\s+x/);
  await compared.getByRole("button", { name: "Back to the run" }).click();
  await expect(detail(page).getByRole("heading", { name: "Before" })).toBeVisible();
});
