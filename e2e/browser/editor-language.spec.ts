import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("I choose another language and run it", async ({ page }) => {
  const { runCode, output, outcome } = await openEditor(page);
  await page.getByRole("button", { name: /^Language: Python/ }).click();
  await page.getByRole("menuitemradio", { name: /^Bash/ }).click();
  await expect(page.getByRole("button", { name: /^Language: Bash/ })).toBeVisible();
  await runCode("echo $((6 * 7))");
  await expect(output).toContainText("42");
  await expect(outcome).toContainText("ok");
});
