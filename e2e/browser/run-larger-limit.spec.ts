import { endNote, expect, outputText, status } from "./output-steps";
import { openEditor } from "./support/editor";
import { testOnServer } from "./support/own-server";

const test = testOnServer({ PODIUM_LIMIT_WALL_MS: "30000" });

test("I give my program one second, it needs more, and I run it again with all that is allowed", async ({ page }) => {
  const { write, run } = await openEditor(page);
  await write("import time\nprint('begun')\ntime.sleep(2)\nprint('done')");
  await page.getByRole("button", { name: "Limits" }).click();
  const time = page.getByRole("group", { name: "This program may run for" });
  await expect(time.getByRole("radio", { name: "10 s" })).toBeChecked();
  await time.getByText("1 s", { exact: true }).click();
  await page.keyboard.press("Escape");
  await run.click();
  await expect(endNote(page)).toContainText("Stopped at the 1 s limit; 1 line kept.");
  await page.getByRole("button", { name: "Run again with 30 s" }).click();
  await expect(status(page)).toHaveText("ok");
  expect(await outputText(page)).toBe("begun\ndone\n");
  await page.getByRole("button", { name: "Limits" }).click();
  await expect(time.getByRole("radio", { name: "30 s" })).toBeChecked();
});

test("A loop without end stops after ten seconds, and the offer is not made twice", async ({ page }) => {
  const { write, run } = await openEditor(page);
  await write("while True: pass");
  await run.click();
  await expect(endNote(page)).toContainText("Stopped at the 10 s limit", { timeout: 25_000 });
  await expect(page.getByRole("button", { name: "Run again with 30 s" })).toBeVisible();
});
