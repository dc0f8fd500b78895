import { choose, keptScript, openScripts } from "./scripts-support";
import { expect, test } from "./share-support";
import { haveAccount } from "./support/people";

test("I share a script, and a friend reads it and opens a copy", async ({ page, visitor }) => {
  test.slow();
  await haveAccount(page);
  await keptScript(page, "To read", "print('as I wrote it')");
  await openScripts(page);
  await choose(page, "To read", "Share");
  const dialog = page.getByRole("dialog", { name: "Share “To read”" });
  await dialog.getByRole("button", { name: "Create and copy link" }).click();
  const friend = await visitor();
  await friend.goto(await dialog.getByRole("textbox", { name: "Link" }).inputValue());
  await expect(friend.getByRole("region", { name: "Code", exact: true })).toContainText("print('as I wrote it')");
  await friend.getByRole("button", { name: "Open as a copy" }).click();
  await expect(friend.getByLabel("Title")).toHaveValue("To read");
});
