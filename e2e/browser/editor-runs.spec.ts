import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("I open the page, press Run and see what my program prints and how it ended", async ({ page }) => {
  const { run, output, outcome } = await openEditor(page);
  await run.click();
  await expect(output).toContainText("Hello from Python");
  await expect(outcome).toContainText("ok");
  await expect(outcome).toContainText("exit 0");
  await expect(page).toHaveTitle("✓ ok – Untitled");
});
