import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("Run becomes Stop in the same frame, before the server answers", async ({ page }) => {
  const { run, stop } = await openEditor(page);
  const labels = await run.evaluate(async (button: HTMLButtonElement) => {
    const place = button.parentElement;
    button.click();
    await Promise.resolve();
    return place?.textContent;
  });
  expect(labels).toContain("Stop");
  await expect(stop.or(run)).toBeVisible();
});
