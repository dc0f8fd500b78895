import { devices } from "@playwright/test";
import { expect, test } from "./support/test";
import { editorOn, paste } from "./support/editor";

const { defaultBrowserType: _, ...phone } = devices["Pixel 7"];
test.use(phone);

test("on a phone I type into a plain field, tap symbols and Run, and nothing scrolls sideways", async ({ page }) => {
  await page.goto("/");
  const { output, outcome, run } = editorOn(page);
  const field = page.getByRole("textbox", { name: "Code" });
  await field.fill("print");
  await field.press("End");
  await page.getByRole("toolbar", { name: "Symbols" }).getByRole("button", { name: "(" }).tap();
  await field.pressSequentially("6*7");
  await page.getByRole("toolbar", { name: "Symbols" }).getByRole("button", { name: ")" }).tap();
  await expect(field).toHaveValue("print(6*7)");
  for (const [what, off] of [
    ["autocapitalize", "off"],
    ["autocorrect", "off"],
    ["autocomplete", "off"],
    ["spellcheck", "false"],
  ] as const) {
    await expect(field).toHaveAttribute(what, off);
  }
  await run.tap();
  await expect(output).toContainText("42");
  await expect(outcome).toContainText("ok");
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await page.getByRole("button", { name: "Code", exact: true }).tap();
  await expect(field).toBeVisible();
});

test("on a phone I select and paste as anywhere else, and undo it", async ({ page }) => {
  await page.goto("/");
  const field = page.getByRole("textbox", { name: "Code" });
  await field.fill("first\nsecond");
  await field.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Shift+End");
  expect(
    await field.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd)),
  ).toBe("first");
  await paste(page, "pasted\n  text");
  await expect(field).toHaveValue("pasted\n  text\nsecond");
  await page.keyboard.press("Control+z");
  await expect(field).toHaveValue("first\nsecond");
});
