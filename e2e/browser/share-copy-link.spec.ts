import { clipboard, expect, shareCode, test } from "./share-support";

test("I pass a link on that somebody gave me", async ({ page }) => {
  const link = await shareCode(page, "print('pass it on')");
  await page.goto(link);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Copied the link.")).toBeVisible();
  expect(await clipboard(page)).toBe(link);
});
