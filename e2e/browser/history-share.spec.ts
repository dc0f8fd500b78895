import { detail, openHistory, ran } from "./history-support";
import { expect, printed, test } from "./share-support";

test("I share a run from the history, and a friend reads it", async ({ page, visitor }) => {
  test.slow();
  const id = await ran(page, "print('for a friend')");
  await openHistory(page, `?run=${id}`);
  await detail(page).getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("button", { name: "Create and copy link" }).click();
  const friend = await visitor();
  await friend.goto(await dialog.getByRole("textbox", { name: "Link" }).inputValue());
  await expect(printed(friend)).toContainText("for a friend");
});
