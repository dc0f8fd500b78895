import { expect, shareCode, test } from "./share-support";
import { editorOn, openEditor } from "./support/editor";

test("I open a copy over a draft of my own, and my draft is a press away", async ({ page, visitor }) => {
  const link = await shareCode(page, "print('from a friend')\n");
  const friend = await visitor();
  const own = await openEditor(friend);
  await own.write("print('my own work')");
  await own.saved();
  await friend.goto(link);
  await friend.getByRole("button", { name: "Open as a copy" }).click();
  await expect(editorOn(friend).code.locator(".view-lines")).toContainText("'from a friend'");

  const opened = friend.waitForEvent("popup");
  await friend.getByRole("button", { name: "Open my draft in a new tab" }).click();
  await expect(editorOn(await opened).code.locator(".view-lines")).toContainText("'my own work'");
  await friend.reload();
  await expect(editorOn(friend).code.locator(".view-lines")).toContainText("'from a friend'");
});
