import { expect, status } from "./output-steps";
import { editorOn } from "./support/editor";
import { test } from "./support/test";

test("I never touch the mouse: I choose a language, write, run, answer, and go back to the code", async ({ page }) => {
  await page.goto("/");
  const { code, output, expectCode } = editorOn(page);
  await expect(page.locator(".monaco-editor .view-line").first()).toBeVisible({ timeout: 60_000 });
  for (let step = 0; step < 10; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.getByRole("button", { name: /^Language:/ }).evaluate((it) => it === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.type("Bash");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Language: Bash/ })).toBeVisible();
  await page.keyboard.press("F6");
  await expect(page.locator("[data-side=output] :focus")).toHaveCount(1);
  await page.keyboard.press("F6");
  await expect(code.getByRole("textbox", { name: "Code" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("read -p 'Who? ' name; echo Hello $name");
  await expectCode("echo");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(status(page)).toHaveText("waiting for your input");
  await page.keyboard.press("F6");
  await expect(page.getByRole("textbox", { name: "Terminal input" })).toBeFocused();
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  await expect(output).toContainText("Hello Ada");
  await page.keyboard.press("F6");
  await expect(code.getByRole("textbox", { name: "Code" })).toBeFocused();
});
