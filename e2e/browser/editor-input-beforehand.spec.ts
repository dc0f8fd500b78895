import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("I give input and arguments beforehand", async ({ page }) => {
  const { write, run, output } = await openEditor(page);
  await write("import sys\nprint(sys.argv[1:], sys.stdin.read().split())");
  await page.getByRole("button", { name: "Input", exact: true }).click();
  await page.getByRole("textbox", { name: "Input beforehand" }).fill("one\ntwo");
  await page.getByRole("textbox", { name: "Arguments" }).fill('first "second one"');
  await page.keyboard.press("Escape");
  await run.click();
  await expect(output).toContainText("['first', 'second one'] ['one', 'two']");
});
