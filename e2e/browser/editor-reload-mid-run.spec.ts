import { expect, test } from "./support/test";
import { openEditor } from "./support/editor";

test("I reload in the middle of a run and see all of its output", async ({ page }) => {
  const { runCode, output, outcome } = await openEditor(page);
  await runCode("import time\nfor n in range(6):\n    print('line', n)\n    time.sleep(0.4)");
  await expect(output).toContainText("line 1");
  await page.reload();
  await expect(output).toContainText("line 0");
  await expect(output).toContainText("line 5");
  await expect(outcome).toContainText("ok");
  expect((await output.innerText()).match(/line 0/g)).toHaveLength(1);
});
