import { openEditor } from "./support/editor";
import { expect, test } from "./support/test";

test("I rename my only file, and errors name it as I do", async ({ page }) => {
  const { write, run, output } = await openEditor(page);
  await write("raise SystemExit(__file__)");
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("rename");
  await expect(palette.getByRole("option", { selected: true })).toHaveText("Rename the open file");
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: "New name of main.py" });
  await field.fill("../outside.py");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("app.py");
  await field.press("Enter");
  await run.click();
  await expect(output).toContainText("app.py");
});
