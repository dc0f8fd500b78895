import { expect, printed, shareRun, test } from "./share-support";

test("a friend with a screen reader reads my run as plain text and hears how it ended", async ({ page, visitor }) => {
  const link = await shareRun(page, { language: "python", source: "print('\\033[31mred\\033[0m words')" });
  const friend = await visitor();
  await friend.goto(link);
  await expect(printed(friend)).toContainText("red words");
  await friend.getByRole("button", { name: "Show as plain text" }).press("Enter");
  const log = friend.getByRole("log", { name: "Output as text" });
  await expect(log).toHaveText("red words");
  await log.focus();
  await expect(log).toBeFocused();
  await expect(friend.getByRole("status").filter({ hasText: "It ended well and printed 1 line." })).toHaveCount(1);
});
