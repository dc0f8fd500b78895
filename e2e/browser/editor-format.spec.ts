import { openEditor } from "./support/editor";
import { expect, test } from "./support/test";

test("one key lays out my code, and one takes that back", async ({ page }) => {
  const { code, write, expectCode } = await openEditor(page);
  await write("def f( x ):\n  return x");
  await page.keyboard.press("ControlOrMeta+Shift+f");
  await expectCode("def f(x):");
  await code.locator(".view-lines").click();
  await page.keyboard.press("ControlOrMeta+z");
  await expectCode("def f( x ):");
});

test("code that cannot be laid out stays as it is, and I am told where it breaks", async ({ page }) => {
  const { write, expectCode } = await openEditor(page);
  await write("def f( x :\n  return x");
  await page.keyboard.press("ControlOrMeta+Shift+f");
  await expect(page.getByText(/cannot format -: Cannot parse: \d+:\d+/)).toBeVisible();
  await expectCode("def f( x :");
});

test("a language without a formatter says so", async ({ page }) => {
  await openEditor(page);
  await page.getByRole("button", { name: /^Language:/ }).click();
  await page.getByRole("menuitemradio", { name: /^D / }).click();
  await expect(page.getByRole("button", { name: /^Language: D / })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Shift+f");
  await expect(page.getByText("There is no formatter for D.")).toBeVisible();
});
