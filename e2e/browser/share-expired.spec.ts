import { expect, shareCode, test } from "./share-support";

test("a link whose time is over says so in words", async ({ page, visitor }) => {
  const link = await shareCode(page, "print('soon gone')", {}, { expiresIn: 15 });
  const friend = await visitor();
  expect((await friend.goto(link))?.status()).toBe(200);
  await expect(friend.getByText("soon gone")).toBeVisible();
  await expect.poll(async () => (await friend.goto(link))?.status(), { timeout: 40_000 }).toBe(404);
  await expect(friend.getByRole("heading", { name: "Nothing is shared under this link" })).toBeVisible();
  await expect(friend.getByText("the link's time may be over")).toBeVisible();
});
