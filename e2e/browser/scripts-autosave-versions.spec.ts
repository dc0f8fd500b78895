import { choose, keptScript, openScripts, scriptRow } from "./scripts-support";
import { editorOn } from "./support/editor";
import { haveAccount } from "./support/people";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("what I change is saved by itself, and I bring the version before back", async ({ page }) => {
  test.slow();
  await haveAccount(page);
  await keptScript(page, "Poem", "print('old words')");
  await openScripts(page);
  await scriptRow(page, "Poem").getByRole("button", { name: "Poem", exact: true }).click();
  const editor = editorOn(page);
  await expect(page.getByLabel("Title")).toHaveValue("Poem", { timeout: 20_000 });
  await editor.expectCode("print('old words')");
  await editor.write("print('new words')");
  await expect(page.getByText(/^Saved (just now|\d+ s ago)$/)).toBeVisible();
  await expect(page.getByText("in your account")).toBeVisible();

  await openScripts(page);
  await choose(page, "Poem", "Versions");
  const changes = page.getByRole("region", { name: "Changes since then" });
  await expect(changes.locator(".editor.modified .view-lines")).toContainText(/new.words/, { timeout: 20_000 });
  await expect(changes.locator(".editor.original .view-lines")).toContainText(/old.words/);
  await page.getByRole("button", { name: "Bring this version back" }).click();
  await expect(page.getByText("It is as it was then.")).toBeVisible();
  await expect(changes.locator(".editor.modified .view-lines")).toContainText(/old.words/);
});
