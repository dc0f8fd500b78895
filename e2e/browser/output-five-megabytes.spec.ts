import { expect, runProgram, status } from "./output-steps";
import { editorOn } from "./support/editor";
import { testOnServer } from "./support/own-server";

const test = testOnServer({ PODIUM_LIMIT_OUTPUT_KIB: "8192" });

// 5 MB, and on until it is answered, so that what is typed is typed meanwhile on a machine of any speed.
const program = `import select, sys, time
for i in range(50):
    print(("x" * 99 + "\\n") * 1_000, end="")
    time.sleep(0.05)
while not select.select([sys.stdin], [], [], 0.05)[0]: print("y" * 99)
print("the end", end="")`;

test("I go on typing while five megabytes stream in, and the last line is there in the end", async ({ page }) => {
  await runProgram(page, program);
  await expect(status(page)).toContainText("running");
  const { code, output } = editorOn(page);
  await code.locator(".view-lines").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n# typed meanwhile", { delay: 40 });
  await expect(code.locator(".view-lines")).toContainText("# typed meanwhile");
  await expect(status(page)).toContainText("running");
  await page.getByRole("textbox", { name: "Terminal input" }).focus();
  await page.keyboard.press("Enter");
  await expect(status(page)).toHaveText("ok", { timeout: 40_000 });
  await expect(output).toContainText("the end");
  await expect(page.getByText(/[34]\d,\d{3} earlier lines are not shown here/)).toBeVisible();
});
