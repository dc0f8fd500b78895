import { clipboard, expect, saying, shareCode, test } from "./share-support";

test("I pass a link on that somebody gave me", async ({ page }) => {
  const link = await shareCode(page, "print('pass it on')");
  await page.goto(link);
  await saying(page, "Copied the link.", () => page.getByRole("button", { name: "Copy link" }).click());
  expect(await clipboard(page)).toBe(link);
});
