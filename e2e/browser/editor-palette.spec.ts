import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("the command palette finds what I mean and does it", async ({ page }) => {
  const { code, expectCode } = await openEditor(page);
  await code.locator(".view-lines").click();
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("ask for");
  await expect(palette.getByRole("option", { selected: true })).toContainText("Ask for a name");
  await page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expectCode("Who are you?");
});

test("a language's name in the command palette switches to it, whatever else has the word", async ({ page }) => {
  await openEditor(page);
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("types");
  await expect(palette.getByRole("option").first()).toContainText("TypeScript: Hello");
  await page.keyboard.type("cript");
  await expect(palette.getByRole("option", { selected: true })).toHaveText("Switch to TypeScript");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Language: TypeScript/ })).toBeVisible();
});

test("a question mark shows the keys, unless I am typing one", async ({ page }) => {
  const { code, expectCode } = await openEditor(page);
  await code.locator(".view-lines").click();
  await page.keyboard.type("?");
  await expectCode("?");
  await page.getByRole("separator", { name: "Width of the editor" }).focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Projector mode");
});
