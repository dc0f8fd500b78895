import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("I add a file, name it, remove it and take that back", async ({ page }) => {
  const { write, run, output } = await openEditor(page);
  await write("import helper\nprint(helper.word)");
  await page.getByRole("button", { name: "Add a file" }).click();
  await page.keyboard.press("Escape");
  const files = page.getByRole("list", { name: "Files" });
  await files.getByRole("button", { name: "data.txt", exact: true }).dblclick();
  await expect(page.getByRole("textbox", { name: "New name of data.txt" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("helper.py");
  await page.keyboard.press("Enter");
  await expect(files.getByRole("button", { name: "helper.py", exact: true })).toBeVisible();
  await write("word = 'helped'");
  await files.getByRole("button", { name: "Remove helper.py" }).click();
  await expect(files).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await run.click();
  await expect(output).toContainText("helped");
});
