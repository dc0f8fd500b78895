import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { keptScript, openScripts, scriptRow } from "./scripts-support";
import { haveAccount } from "./support/people";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I export all scripts as one archive, and import it in another account", async ({ page, browser, baseURL }) => {
  test.slow();
  await haveAccount(page);
  await keptScript(page, "Hello", "print('é')", { folder: "Week 1", tags: ["loops"] });
  await openScripts(page);
  const begun = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export all" }).click();
  const archive = await (await begun).path();
  const entries = unzipSync(readFileSync(archive));
  expect(Object.keys(entries).sort()).toEqual(["Week 1/Hello/main.py", "Week 1/Hello/podium.json"]);
  expect(strFromU8(entries["Week 1/Hello/main.py"] ?? new Uint8Array())).toBe("print('é')");

  const context = await browser.newContext({ baseURL });
  const other = await context.newPage();
  await haveAccount(other);
  await openScripts(other);
  const script = { name: "alone.py", mimeType: "text/x-python", buffer: Buffer.from("print(2)") };
  const all = { name: "all.zip", mimeType: "application/zip", buffer: readFileSync(archive) };
  await other.getByLabel("Files to import").setInputFiles([all, script]);
  await expect(other.getByText("Imported 2 scripts.")).toBeVisible();
  await expect(scriptRow(other, "Hello")).toContainText("Week 1");
  await expect(scriptRow(other, "Hello")).toContainText("loops");
  await expect(scriptRow(other, "alone")).toContainText("Python");
  await context.close();
});
