import { ran } from "./history-support";
import { expect, test } from "./support/admin-server";

test("an administrator sees how long runs took over time, as a chart and as a table", async ({ page, somebody }) => {
  const theirs = await somebody();
  await ran(theirs, "print(1)");
  await ran(theirs, "import time; time.sleep(0.6)");
  await expect
    .poll(
      async () => ((await (await page.request.get("/api/v1/admin/usage?range=day")).json()) as { runs: number }).runs,
    )
    .toBeGreaterThanOrEqual(2);
  await page.goto("/admin/usage");
  const chart = page.getByRole("figure", { name: "How long runs took, by time" });
  await expect(chart).toContainText("95 in 100");
  await expect(chart.locator(".recharts-line-dot").first()).toBeVisible();
  await page.getByText("The same as a table").click();
  const row = page.getByRole("region", { name: "How long runs took, as a table" }).getByRole("row").nth(1);
  await expect(row).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  await expect(row).toContainText(/≤ [\d.]+ s/);
});
