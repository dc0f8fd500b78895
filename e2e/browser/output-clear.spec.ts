import { expect, runProgram, screen, status } from "./output-steps";
import { test } from "./support/test";

test("I clear the output", async ({ page }) => {
  await runProgram(page, 'print("gone soon")');
  await expect(screen(page)).toContainText("gone soon");
  await expect(status(page)).toHaveText("ok");
  await page.getByRole("button", { name: "Clear output" }).click();
  await expect(screen(page)).not.toContainText("gone soon");
  await expect(page.getByText("Nothing has run yet")).toBeVisible();
});
