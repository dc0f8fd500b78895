import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("I move the line between code and output with the keyboard or the mouse, and it stays there", async ({ page }) => {
  await openEditor(page);
  const line = page.getByRole("separator", { name: "Width of the editor" });
  await line.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(line).toHaveAttribute("aria-valuenow", "53");
  const box = await line.boundingBox();
  await page.mouse.move(box?.x ?? 0, 300);
  await page.mouse.down();
  await page.mouse.move(400, 300, { steps: 4 });
  await page.mouse.up();
  // 400 of the 1280 pixels this window is wide.
  await expect(line).toHaveAttribute("aria-valuenow", "31");
  await page.reload();
  await expect(line).toHaveAttribute("aria-valuenow", "31");
});
