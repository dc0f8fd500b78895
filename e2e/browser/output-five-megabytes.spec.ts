import { expect, runProgram, status } from "./output-steps";
import { editorOn } from "./support/editor";
import { test } from "./support/test";

// As much as the default limit lets through.
const program = `import time
for i in range(40):
    print(("x" * 98 + "\\n") * 1_000, end="")
    time.sleep(0.05)
print("the end", end="")`;

test("I go on typing while megabytes stream in, and the last line is there in the end", async ({ page }) => {
  test.setTimeout(90_000);
  await runProgram(page, program);
  await expect(status(page)).toContainText("running");
  await editorOn(page).code.locator(".view-lines").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n# typed meanwhile", { delay: 40 });
  await expect(editorOn(page).code.locator(".view-lines")).toContainText("typed meanwhile");
  await expect(status(page)).toHaveText("ok", { timeout: 40_000 });
  await expect(editorOn(page).output).toContainText("the end");
  await expect(page.getByText(/20,001 earlier lines are not shown here/)).toBeVisible();
});
