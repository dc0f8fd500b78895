import { shareCode, test } from "./share-support";
import { editorOn } from "./support/editor";
import { expect } from "./output-steps";

test("What I opened as a copy is still mine after a reload, and the draft I had before is not gone", async ({
  page,
  visitor,
}) => {
  const link = await shareCode(page, "print('shared')\n", { title: "A present" });
  const friend = await visitor();
  await friend.goto("/");
  const mine = editorOn(friend);
  await expect(friend.locator(".monaco-editor .view-line").first()).toBeVisible({ timeout: 60_000 });
  await mine.write("print('my own')");
  await mine.saved();
  const other = await friend.context().newPage();
  await other.goto(link);
  await other.getByRole("button", { name: "Open as a copy" }).click();
  await expect(other).toHaveURL(/\/$/);
  const copy = editorOn(other);
  await expect(other.locator(".monaco-editor .view-line").first()).toBeVisible({ timeout: 60_000 });
  await copy.expectCode("'shared'");
  await copy.write("print('changed copy')");
  await copy.saved();
  await other.reload();
  await copy.expectCode("'changed copy'");
  await expect(other.getByRole("textbox", { name: /title/i })).toHaveValue("A present");
  await friend.reload();
  await mine.expectCode("'my own'");
});
