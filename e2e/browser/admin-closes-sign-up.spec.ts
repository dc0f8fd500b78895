import { expect, test } from "./support/admin-server";

test("an administrator closes sign-up, and the page for it says so", async ({ page, somebody }) => {
  await page.goto("/admin/access");
  const signUp = page.getByRole("checkbox", { name: "Making an account" });
  await signUp.click();
  await expect(page.getByText("In force from now on.").first()).toBeVisible();
  await expect(signUp).not.toBeChecked();
  const stranger = await somebody();
  await stranger.goto("/signup");
  await expect(stranger.getByText("Nobody makes an account here by themselves.")).toBeVisible();
  await expect(stranger.getByRole("button", { name: "Make an account" })).toHaveCount(0);
  await signUp.click();
  await expect(signUp).toBeChecked();
  await stranger.reload();
  await expect(stranger.getByRole("button", { name: "Make an account" })).toBeVisible();
});
