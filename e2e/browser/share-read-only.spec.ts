import { expect, printed, startAndShare, test } from "./share-support";

test("a friend who follows my program cannot type into it, stop it or clear it", async ({ page, visitor }) => {
  const source = "print('who?', flush=True)\nprint('heard', input())";
  const { id, link } = await startAndShare(page, { language: "python", source, tty: true });
  const friend = await visitor();
  await friend.goto(link);
  await expect(printed(friend)).toContainText("who?");
  await expect(friend.getByTestId("run-status")).toHaveText("waiting for input");
  for (const name of ["Stop", "Run", "Clear output"])
    await expect(friend.getByRole("button", { name, exact: true })).toHaveCount(0);

  await friend.getByRole("textbox", { name: "Terminal input" }).focus();
  await friend.keyboard.type("pwned\r");
  await friend.keyboard.press("Control+c");
  await page.request.post(`/api/v1/executions/${id}/stdin`, { data: { data: "me\n", end: true } });
  await expect(printed(friend)).toContainText("heard me");
  await expect(printed(friend)).not.toContainText("pwned");
});
