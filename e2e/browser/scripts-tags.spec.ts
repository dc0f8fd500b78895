import { choose, keptScript, openScripts, scriptRow } from "./scripts-support";
import { haveAccount } from "./support/people";
import { expect } from "./support/patient";
import { test } from "./support/test";

test("I tag a script, find it by a tag, and take the tag away", async ({ page }) => {
  test.slow();
  await haveAccount(page);
  await keptScript(page, "Sorting", "print(1)", { tags: ["loops"] });
  await keptScript(page, "Other", "print(2)", { tags: ["homework"] });
  await openScripts(page);
  await choose(page, "Sorting", "Tags");
  const dialog = page.getByRole("dialog", { name: "Tags" });
  await dialog.getByLabel("Add a tag").fill("week 1, Loops");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await dialog.getByRole("button", { name: "Add homework" }).click();
  await expect(dialog.getByRole("list", { name: "Tags of the script" }).getByRole("listitem")).toHaveText([
    "loops",
    "week 1",
    "homework",
  ]);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  for (const tag of ["loops", "week 1", "homework"]) await expect(scriptRow(page, "Sorting")).toContainText(tag);

  await page.getByLabel("Tag", { exact: true }).selectOption("week 1");
  await expect(scriptRow(page, "Other")).toBeHidden();
  await expect(scriptRow(page, "Sorting")).toBeVisible();
  await page.getByLabel("Tag", { exact: true }).selectOption("Any tag");
  await scriptRow(page, "Other").getByRole("button", { name: "homework" }).click();
  await expect(page.getByLabel("Tag", { exact: true })).toHaveValue("homework");
  await expect(scriptRow(page, "Sorting")).toBeVisible();

  await choose(page, "Sorting", "Tags");
  await dialog.getByRole("button", { name: "Remove homework" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(scriptRow(page, "Sorting")).toBeHidden();
  await expect(scriptRow(page, "Other")).toBeVisible();
});

test("the tags of a script are on its page, and changed there", async ({ page }) => {
  test.slow();
  await haveAccount(page);
  const id = await keptScript(page, "Sorting", "print(1)", { tags: ["loops"] });
  await page.goto(`/scripts/${id}`);
  await expect(page.getByRole("heading", { name: "Sorting" })).toBeVisible();
  const tags = page.getByRole("list", { name: "Tags", exact: true });
  await expect(tags).toHaveText("loops");
  await page.getByRole("button", { name: "Tags" }).click();
  await page.getByLabel("Add a tag").fill("exam");
  // What was typed counts, added or not.
  await page.getByRole("button", { name: "Save" }).click();
  await expect(tags.getByRole("listitem")).toHaveText(["loops", "exam"]);
});
