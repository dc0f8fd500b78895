import { drop, openEditor } from "./support/editor";
import { expect, test } from "./support/test";

test("a script dropped on the untouched page is the program, in its own language", async ({ page }) => {
  const { run, output } = await openEditor(page);
  await drop(page, [{ name: "answer.sh", content: "echo $((6 * 7))\n" }]);
  await expect(page.getByRole("button", { name: /^Language: Bash/ })).toBeVisible();
  await run.click();
  await expect(output).toContainText("42");
});

test("a script dropped beside mine says how to run it instead", async ({ page }) => {
  const { write, run, output } = await openEditor(page);
  await write("print('mine')");
  await drop(page, [{ name: "other.py", content: "print('the other')\n" }]);
  await page.getByRole("button", { name: "Make it the one that runs" }).click();
  await run.click();
  await expect(output).toContainText("the other");
});
