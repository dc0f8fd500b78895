import { expect, shareRun, test } from "./share-support";

test("a friend follows the error of my run to the line that caused it", async ({ page, visitor }) => {
  const source = `${"# a line\n".repeat(80)}print(1 / 0)\n`;
  const link = await shareRun(page, { language: "python", source });
  const friend = await visitor();
  await friend.goto(link);
  await friend.getByRole("button", { name: "main.py, line 81" }).press("Enter");
  await expect(friend.getByTestId("marked-line")).toBeInViewport();
  await expect(friend.getByRole("region", { name: "Code of main.py" })).toBeFocused();
});
