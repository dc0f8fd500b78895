import { expect, runProgram, status } from "./output-steps";
import { test } from "./support/test";

test("I copy all of the output, as it reads", async ({ page }) => {
  await runProgram(page, String.raw`for i in range(3): print(f"\x1b[3{i + 1}mline {i}\x1b[0m")`);
  await expect(status(page)).toHaveText("ok");
  await Promise.all([
    expect(page.getByRole("button", { name: "Copied" })).toBeVisible(),
    page.getByRole("button", { name: "Copy all output" }).click(),
  ]);
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("line 0\nline 1\nline 2\n");
});
