import { choose, keptScript, openScripts, scriptRow } from "./scripts-support";
import { haveAccount } from "./support/people";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I make a copy of a script", async ({ page }) => {
  test.slow();
  await haveAccount(page);
  await keptScript(page, "Template", "print(1)", { folder: "Week 1" });
  await openScripts(page);
  await choose(page, "Template", "Duplicate");
  await expect(scriptRow(page, "Template (copy)")).toContainText("Week 1");
  await expect(scriptRow(page, "Template")).toBeVisible();
});
