import { expect } from "./output-steps";
import { test } from "./support/test";

test("I look up the limits, and what enforces them on this server", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Limits" }).click();
  const limits = page.getByRole("dialog", { name: "Limits" });
  // The tier stands on top of everything else.
  await expect(limits).toHaveText(/^(Fully isolated|Isolated, weak limits)/);
  for (const name of ["Time", "Memory", "Output", "Processes"]) {
    await expect(limits.getByRole("term").filter({ hasText: new RegExp(`^${name}`) })).toContainText(/\d/);
  }
  await limits.getByText("5 s", { exact: true }).click();
  await expect(limits.getByRole("term").filter({ hasText: /^Time/ })).toContainText("5 s, at most 30 s");
  await page.keyboard.press("Escape");
  await expect(limits).toBeHidden();
});
