import { readFile } from "node:fs/promises";
import { expect, runProgram, status } from "./output-steps";
import { test } from "./support/test";

test("I download exactly the bytes my program wrote", async ({ page }) => {
  await runProgram(
    page,
    `import sys
sys.stdout.buffer.write(bytes([0, 255, 10, 27, 91, 109, 13]))`,
  );
  await expect(status(page)).toHaveText("ok");
  await page.getByRole("button", { name: "Download output" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^Standard output, exact bytes/ }).click();
  const bytes = await readFile(await (await download).path());
  expect([...bytes]).toEqual([0, 255, 10, 27, 91, 109, 13]);
});
