import type { Page } from "@playwright/test";
import { saying } from "./share-support";
import { openEditor } from "./support/editor";
import { expect, test } from "./support/test";

/** Whether the browser was kept from its own dialog at every Ctrl+S so far. */
function kept(page: Page): Promise<boolean[]> {
  return page.evaluate(() => window.saveKeys.map(({ defaultPrevented }) => defaultPrevented));
}

declare global {
  interface Window {
    saveKeys: KeyboardEvent[];
  }
}

test("Ctrl+S says that it is saved in this browser, wherever I am, and never opens the browser's dialog", async ({
  page,
}) => {
  await page.addInitScript(() => {
    window.saveKeys = [];
    const note = (event: KeyboardEvent) => event.key === "s" && event.ctrlKey && window.saveKeys.push(event);
    window.addEventListener("keydown", note, { capture: true });
  });
  const { write, run, outcome } = await openEditor(page);
  await write("print(1)");
  await saying(page, "Saved in this browser", () => page.keyboard.press("Control+s"));
  await run.click();
  await expect(outcome).toContainText("ok");
  const places = [
    page.getByRole("textbox", { name: "Terminal input" }),
    page.getByRole("textbox", { name: "Title" }),
    page.getByRole("separator", { name: "Width of the editor" }),
  ];
  for (const place of places) {
    await place.focus();
    await page.keyboard.press("Control+s");
  }
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "Commands" }).getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Control+s");
  await expect.poll(() => kept(page)).toEqual([true, true, true, true, true]);
});
