import { openHistory, ran } from "./history-support";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I read on to what is older, and everything is there once", async ({ page }) => {
  test.slow();
  const first = await ran(page, "print('number 0')");
  for (let number = 1; number <= 52; number++) {
    const answer = await page.request.post("/api/v1/executions", {
      data: { language: "bash", source: `echo number ${number}` },
      headers: { Prefer: "wait=30" },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
  await openHistory(page);
  await expect(page.getByRole("row")).toHaveCount(51);
  await page.getByRole("button", { name: "Show older" }).click();
  await expect(page.getByRole("row")).toHaveCount(54);
  await expect(page.getByRole("row").last().getByRole("link")).toHaveAttribute("href", new RegExp(first));
  await expect(page.getByRole("button", { name: "Show older" })).toBeHidden();
});
