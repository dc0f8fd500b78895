import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("what I wrote is still there after a reload, with its title", async ({ page }) => {
  const { write, expectCode, saved } = await openEditor(page);
  await page.getByRole("textbox", { name: "Title" }).fill("My draft");
  await write("print('kept')");
  await saved();
  await page.reload();
  await expectCode("print('kept')");
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("My draft");
});
