import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("the page follows my system from light to dark while it is open", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  const { run, output } = await openEditor(page);
  await run.click();
  await expect(output).toContainText("Hello");
  const brightness = (part: string) =>
    page
      .locator(part)
      .first()
      .evaluate((element) => {
        const canvas = new OffscreenCanvas(1, 1).getContext("2d");
        if (!canvas) throw new Error("There is no canvas.");
        canvas.fillStyle = getComputedStyle(element).backgroundColor;
        canvas.fillRect(0, 0, 1, 1);
        return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
      });
  const parts = ["body", ".monaco-editor", ".xterm-scrollable-element"];
  for (const part of parts) await expect.poll(() => brightness(part), part).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: "dark" });
  for (const part of parts) await expect.poll(() => brightness(part), part).toBeLessThan(60);
});
