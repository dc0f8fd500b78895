import { detail, openHistory, ran, row } from "./history-support";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("without an account I find what I ran in this browser, and see exactly what it was", async ({ page }) => {
  test.slow();
  await ran(page, "import sys\nprint(sys.argv[1], input())", { stdin: "typed before", args: ["one two"] });
  await openHistory(page);
  await expect(page.getByText(/Runs of this browser are kept for \d+ days/)).toBeVisible();
  await row(page, "import sys").getByRole("link").click();

  const run = detail(page);
  await expect(run.getByRole("region", { name: "Code of main.py" })).toContainText("print(sys.argv[1], input())");
  await expect(run.getByText("typed before", { exact: true })).toBeVisible();
  await expect(run.getByText('"one two"', { exact: true })).toBeVisible();
  await expect(run.getByText(/\d+ s time · .* memory/)).toBeVisible();
  await expect(run.locator(".xterm-rows")).toContainText("one two typed before");
  await expect(run.getByTestId("outcome")).toContainText("exit 0");
});
