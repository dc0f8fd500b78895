import { expect, test } from "./support/admin-server";
import { newPerson, signIn } from "./support/people";

test("an administrator suspends somebody, who is out at once, and lets them in again", async ({ page, somebody }) => {
  const ada = newPerson();
  const hers = await somebody(ada);
  await page.goto(`/admin/users?text=${ada.email}`);
  await page.getByRole("button", { name: `Suspend ${ada.email}` }).click();
  await expect(page.getByRole("button", { name: `Let in again ${ada.email}` })).toBeVisible();
  expect((await hers.request.get("/api/v1/account")).status()).toBe(401);
  await hers.goto("/login");
  await signIn(hers, ada);
  await expect(
    hers.getByRole("alert").filter({ hasText: "An administrator has suspended this account." }),
  ).toBeVisible();
  await page.getByRole("button", { name: `Let in again ${ada.email}` }).click();
  await expect(page.getByRole("button", { name: `Suspend ${ada.email}` })).toBeVisible();
  await signIn(hers, ada);
  await expect(hers).toHaveURL("/");
});
