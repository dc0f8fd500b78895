import { test } from "./support/test";
import { openEditor } from "./support/editor";

test("opening an example does not lose my draft", async ({ page }) => {
  const { write, expectCode } = await openEditor(page);
  await write("print('mine')");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("menuitem", { name: "Ask for a name" }).first().click();
  await expectCode("Who are you?");
  await page.getByRole("button", { name: "Bring mine back" }).click();
  await expectCode("print('mine')");
});
