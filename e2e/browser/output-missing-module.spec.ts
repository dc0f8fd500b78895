import { expect, runProgram } from "./output-steps";
import { test } from "./support/test";

test("A missing module gets one line that explains it", async ({ page }) => {
  await runProgram(page, "import tensorflow");
  await expect(page.getByTestId("explanation")).toContainText("tensorflow is not installed here");
});
