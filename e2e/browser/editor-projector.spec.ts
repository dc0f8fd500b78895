import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("one key makes the page fit for a projector, and Escape ends it", async ({ page }) => {
  const { run, outcome, output, code } = await openEditor(page);
  await run.click();
  await expect(outcome).toContainText("ok");
  await page.keyboard.press("F8");
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(outcome).toBeVisible();
  await expect(output).toContainText("Hello from Python");
  await expect(code.locator(".view-line").first()).toHaveCSS("font-size", "20px");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("banner")).toBeVisible();
});
