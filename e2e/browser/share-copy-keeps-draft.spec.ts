import { shareCode, test } from "./share-support";
import { editorOn, openEditor } from "./support/editor";

test("I open a copy over a draft of my own, and my draft is a press away", async ({ page, visitor }) => {
  const link = await shareCode(page, "print('from a friend')\n");
  const friend = await visitor();
  const own = await openEditor(friend);
  await own.write("print('my own work')");
  await own.saved();
  await friend.goto(link);
  await friend.getByRole("button", { name: "Open as a copy" }).click();
  await editorOn(friend).expectCode("'from a friend'");

  const opened = friend.waitForEvent("popup");
  await friend.getByRole("button", { name: "Open my draft in a new tab" }).click();
  await editorOn(await opened).expectCode("'my own work'");
  await friend.reload();
  await editorOn(friend).expectCode("'from a friend'");
});
