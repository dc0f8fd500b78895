import { expect, shareCode, test } from "./share-support";
import { editorOn } from "./support/editor";

test("I open shared code as a copy of my own and run it", async ({ page, visitor }) => {
  const link = await shareCode(page, "print('from', input())\n", { title: "A present", stdin: "a friend\n" });
  const friend = await visitor();
  await friend.goto(link);
  await friend.getByRole("button", { name: "Open as a copy" }).click();
  await expect(friend).toHaveURL(/\/$/);
  await expect(friend.getByRole("textbox", { name: /title/i })).toHaveValue("A present");
  const { run, output, outcome, expectCode } = editorOn(friend);
  await expectCode("'from'");
  await run.click();
  await expect(output).toContainText("from a friend");
  await expect(outcome).toContainText("exit 0");
});
