import { clipboard, expect, shareCode, shareRun, test } from "./share-support";

test("I look through my links without having one at hand, copy one, and stop sharing another", async ({
  page,
  visitor,
}) => {
  const code = await shareCode(page, "print('a lesson')", { title: "Lesson one" });
  const run = await shareRun(page, { language: "python", source: "raise SystemExit(3)" });
  await page.goto("/");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("button", { name: "Your links" }).click();
  const rows = dialog.getByRole("list", { name: "Your links" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expect(dialog).toContainText("2 links of yours can be opened by whoever has them");
  await expect(rows.first()).toContainText(/raise SystemExit\(3\)\s*failed\s*· made \d+ \w+ 20\d\d/);
  await expect(rows.last()).toContainText(/Lesson one\s*code only/);
  await expect(rows.first().getByRole("link")).toHaveAttribute("href", run);

  await rows.last().getByRole("button", { name: "Copy link of Lesson one" }).click();
  await expect.poll(() => clipboard(page)).toBe(code);
  await rows.first().getByRole("button", { name: "Stop sharing raise SystemExit(3)" }).click();
  await rows.first().getByRole("button", { name: "Really stop sharing raise SystemExit(3)" }).click();
  await expect(rows).toHaveCount(1);
  await expect(dialog).toContainText("1 link of yours can be opened by whoever has it");

  const friend = await visitor();
  expect((await friend.goto(run))?.status()).toBe(404);
  expect((await friend.goto(code))?.status()).toBe(200);
  await friend.goto("/");
  await friend.getByRole("button", { name: "Share", exact: true }).click();
  await friend.getByRole("button", { name: "Your links" }).click();
  await expect(friend.getByText("You share nothing.")).toBeVisible();
});
