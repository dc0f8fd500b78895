import { keptScript, openScripts, scriptRow } from "./scripts-support";
import { testOnLine } from "./support/cuttable-line";
import { hold } from "./support/hold";
import { haveAccount } from "./support/people";
import { expect } from "./support/patient";
import { test } from "./support/test";

testOnLine(
  "I search my scripts without a network, am told so, and find them by trying again",
  async ({ page, line }) => {
    await haveAccount(page);
    await keptScript(page, "Sorting", "print(1)");
    await page.goto(`${line.url}/scripts`);
    await expect(scriptRow(page, "Sorting")).toBeVisible();
    line.cut();
    await page.getByLabel("Name").fill("Sort");
    const problem = page.getByRole("alert").filter({ hasText: "The scripts could not be read" });
    await expect(problem).toContainText("Podium cannot be reached. Check the connection and try again.");
    await expect(scriptRow(page, "Sorting")).toBeVisible();
    line.mend();
    await problem.getByRole("button", { name: "Try again" }).click();
    await expect(problem).toBeHidden();
    await expect(scriptRow(page, "Sorting")).toBeVisible();
  },
);

test("while my scripts are slow I see that they are on their way", async ({ page }) => {
  await haveAccount(page);
  await keptScript(page, "Sorting", "print(1)");
  await openScripts(page);
  await page.getByLabel("Name").fill("nothing like it");
  await expect(scriptRow(page, "Sorting")).toBeHidden();
  const arrive = await hold(page, /\/api\/v1\/scripts\?/);
  await page.getByRole("button", { name: "Bin" }).click();
  await expect(page.getByRole("status", { name: "Loading the scripts" })).toBeVisible();
  await page.getByRole("button", { name: "Leave the bin" }).click();
  arrive();
  await expect(scriptRow(page, "Sorting")).toBeVisible();
  await expect(page.getByRole("status", { name: "Loading the scripts" })).toBeHidden();
});
