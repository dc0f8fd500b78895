import { clipboard, expect, test } from "./share-support";

test("I share code I have not run, and a friend reads it", async ({ page, visitor }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await expect(dialog.getByText("as it stands now")).toBeVisible();
  await dialog.getByRole("button", { name: "Create and copy link" }).click();
  const link = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
  expect(link).toMatch(/\/s\/[0-9A-Za-z]{22}$/);
  await expect.poll(() => clipboard(page)).toBe(link);
  await expect(dialog.getByRole("img", { name: `QR code of ${link}` })).toBeVisible();

  const friend = await visitor();
  await friend.goto(link);
  await expect(friend.getByRole("region", { name: "Code", exact: true })).toContainText("print");
  await expect(friend.getByRole("region", { name: "Output" })).toHaveCount(0);
  await expect(friend.getByRole("button", { name: "Stop sharing" })).toHaveCount(0);
  await expect(friend.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
});
