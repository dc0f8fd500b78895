import { hold } from "./support/hold";
import { editorOn } from "./support/editor";
import { expect, test } from "./support/test";

test("I type before the full editor is there, and go on in it where I am", async ({ page }) => {
  const arrive = await hold(page, /\/assets\/editor\/.*\/monaco\.js/);
  await page.goto("/");
  const { code, run, output, expectCode } = editorOn(page);
  const field = code.locator("[data-early]");
  await field.fill("if True:");
  await field.press("Enter");
  await field.press("Tab");
  await field.pressSequentially("print('ea')");
  await field.press("ArrowLeft");
  await field.press("ArrowLeft");
  await expect(field).toHaveValue("if True:\n    print('ea')");
  arrive();
  await expect(code.locator(".view-line").first()).toBeVisible();
  await expect(field).toHaveCount(0);
  await page.keyboard.type("rly");
  await expectCode("print('early')");
  await run.click();
  await expect(output).toContainText("early");
});

test("what I select before the page's scripts run stays selected while the page goes on loading", async ({ page }) => {
  const scripts = await hold(page, /\/_next\/static\/chunks\/.*\.js/);
  const editor = await hold(page, /\/assets\/editor\/.*\/monaco\.js/);
  await page.goto("/", { waitUntil: "commit" });
  const { code, expectCode } = editorOn(page);
  await code.locator("[data-early]").selectText();
  scripts();
  const field = code.locator("[data-early=taken]");
  const selection = await field.evaluate((area: HTMLTextAreaElement) => {
    // What React does at each update.
    area.defaultValue = area.defaultValue.slice();
    return area.value.slice(area.selectionStart, area.selectionEnd);
  });
  expect(selection).toContain("print");
  await page.keyboard.insertText("print('mine')");
  await expect(field).toHaveValue("print('mine')");
  editor();
  await expectCode("print('mine')");
});
