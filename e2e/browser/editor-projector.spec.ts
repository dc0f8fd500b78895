import { clipboard, expect, test } from "./share-support";
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
  await expect(output).toHaveCSS("font-size", "20px");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("banner")).toBeVisible();
});

test("before a projector I make a link, and the room scans its code or reads it", async ({ page }) => {
  await openEditor(page);
  await page.keyboard.press("F8");
  await expect(page.getByRole("banner")).toBeHidden();
  await page.keyboard.press("Alt+s");
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("button", { name: "Create and copy link" }).click();
  const code = dialog.getByRole("img", { name: /^QR code of / });
  await expect(code).toBeInViewport({ ratio: 1 });
  const box = await code.boundingBox();
  expect(box?.width).toBeGreaterThan(300);
  await expect.poll(() => clipboard(page)).toMatch(/\/s\/[0-9A-Za-z]{22}$/);
  const link = await clipboard(page);
  await expect(code).toHaveAccessibleName(`QR code of ${link}`);
  const words = dialog.getByText(link.replace(/^https?:\/\//, ""), { exact: true });
  await expect(words).toHaveCSS("font-size", "20px");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  // Escape closed the dialog, not the projector.
  await expect(page.getByRole("banner")).toBeHidden();
});
